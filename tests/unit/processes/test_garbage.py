import subprocess
import sys

LOOKS = """
import gc, weakref
from waverly.processes.garbage import YOUNG, look_rarely
class Circle: pass
look_rarely()
circle = Circle()
circle.itself = circle
gone = weakref.ref(circle)
del circle
kept = [[] for _ in range(YOUNG + 1)]
assert gone() is None
"""


def test_circles_of_references_are_still_found_when_looked_for_rarely() -> None:
    """In a process of its own: what it sets holds for all that run in this one."""
    subprocess.run([sys.executable, "-c", LOOKS], check=True)
