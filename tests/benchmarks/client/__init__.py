"""The client: what its files weigh, and what it costs a page in a real Chromium at 4x throttling."""

from tests.benchmarks.browsing import a_browser, the_shop_alone
from tests.benchmarks.client import (
    enduring,
    listening,
    returning,
    sizes,
    spending,
    standing,
    timing,
    tracing,
)
from tests.benchmarks.result import Result


def measure() -> list[Result]:
    """Return bytes, times, listeners, requests, memory, and whether the page is kept for going back."""
    results = sizes.measure()
    # The shop runs alone; the script's files come from the build and its batches get a fixed answer.
    with the_shop_alone() as shop:
        url = f"{shop}/p/zx-elite"
        with a_browser() as browser:
            for part in (timing, spending, tracing, enduring, listening, standing):
                results += part.measure(browser, url)
        with a_browser(without=[returning.FORBIDS]) as browser:
            results += returning.measure(browser, url)
    return results
