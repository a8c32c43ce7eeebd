"""What input that does not stop costs: own frames for each second of moving the pointer, and of scrolling."""

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import cycle

from playwright.sync_api import Browser, Page

from tests.benchmarks.client.timing import own_ms, profiled
from tests.benchmarks.client.visiting import THROTTLE, arrive, visit
from tests.benchmarks.result import Result

ROUNDS = 3
LASTS_S = 10
A_FRAME_MS = 16
MOST_MS_A_SECOND = 1.0


def measure(browser: Browser, url: str) -> list[Result]:
    """Return milliseconds a second at a quarter of the speed, with those at full speed beside them."""
    return [
        _row(browser, url, "moving the pointer all over the page", _move),
        _row(browser, url, "scrolling down and up by the wheel", _scroll),
    ]


def _row(browser: Browser, url: str, what: str, go_on: Callable[[Page], None]) -> Result:
    slowed = _ms_a_second(browser, url, go_on, throttle=THROTTLE)
    full = _ms_a_second(browser, url, go_on, throttle=1)
    return Result(
        what=f"own frames for each second of {what} (4x throttled)",
        measured=f"{slowed:.1f} ms (at full speed {full:.1f})",
        target=f"< {MOST_MS_A_SECOND:.0f} ms",
        met=slowed < MOST_MS_A_SECOND,
    )


def _ms_a_second(
    browser: Browser, url: str, go_on: Callable[[Page], None], *, throttle: float
) -> float:
    """Return the middle of some rounds."""
    costs: list[float] = []
    for _ in range(ROUNDS):
        with visit(browser, None, throttle=throttle) as (page, devtools):
            arrive(page, url)
            began = time.monotonic()
            with profiled(devtools) as profile:
                go_on(page)
            costs.append(own_ms(profile) / (time.monotonic() - began))
    return statistics.median(costs)


def _move(page: Page) -> None:
    for step in _frames(page):
        page.mouse.move(100 + 23 * step % 1000, 150 + 7 * step % 500)


def _scroll(page: Page) -> None:
    """Scroll at the pace of a finger on a wheel: three windows down, three up."""
    there_and_back = cycle([80] * 30 + [-80] * 30)
    for _ in _frames(page):
        page.mouse.wheel(0, next(there_and_back))


def _frames(page: Page) -> Iterator[int]:
    ends = time.monotonic() + LASTS_S
    step = 0
    while time.monotonic() < ends:
        yield step
        step += 1
        page.wait_for_timeout(A_FRAME_MS)
