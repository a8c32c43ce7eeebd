import subprocess
import sys

COLLECTS = """
import gc, weakref
from waverly.processes.garbage import YOUNG, collect_rarely
class Node: pass
collect_rarely()
cycle = Node()
cycle.itself = cycle
gone = weakref.ref(cycle)
del cycle
kept = [[] for _ in range(YOUNG + 1)]
assert gone() is None
"""


def test_reference_cycles_are_still_collected() -> None:
    """In a process of its own: what it sets holds for all that run in this one."""
    subprocess.run([sys.executable, "-c", COLLECTS], check=True)
