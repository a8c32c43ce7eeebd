"""What else a watched page pays: requests, memory, moved layout."""

import statistics
from typing import Any

from playwright.sync_api import Browser, CDPSession

from tests.benchmarks.browsing import HELP
from tests.benchmarks.client.scripts import EMPTY
from tests.benchmarks.client.visiting import arrive, shop, visit
from tests.benchmarks.result import Result

HEAP_ROUNDS = 3
MOST_REQUESTS = 6
MOST_SENT_KB = 5
MOST_HEAP_KIB = 200

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def measure(browser: Browser, url: str) -> list[Result]:
    """Return what a session sends and moves, and what a page keeps in memory."""
    return [*_of_session(browser, url), _of_memory(browser, url)]


def _of_session(browser: Browser, url: str) -> list[Result]:
    with visit(browser, None) as (page, devtools):
        page.add_init_script(SHIFTS)
        sent: list[dict[str, Any]] = []

        def note(request: dict[str, Any]) -> None:
            sent.append(
                request
            )  # the driver marks the handler, which `append` itself does not allow

        devtools.on("Network.requestWillBeSent", note)
        devtools.send("Network.enable")
        arrive(page, url)
        shop(page)
        shift = float(page.evaluate("window.shifted"))
        page.goto("about:blank")
    ours = [request for request in sent if request["request"]["url"].startswith(HELP)]
    asked = sum(request["type"] == "Preflight" for request in ours)
    bodies = [request["request"].get("postData", "") for request in ours]
    told = [len(body.encode()) for body in bodies if body]
    return [
        Result(
            what="batches of that session, from arriving to leaving",
            measured=f"{len(told)} of {sum(told) / 1000:.1f} kB together; preflights {asked}",
            target=f"≤ {MOST_REQUESTS}, ≤ {MOST_SENT_KB} kB up, no preflight",
            met=len(told) <= MOST_REQUESTS and sum(told) <= MOST_SENT_KB * 1000 and not asked,
        ),
        Result(
            what="layout shift of the session",
            measured=f"{shift:.4f}",
            target="0",
            met=shift == 0,
        ),
    ]


def _of_memory(browser: Browser, url: str) -> Result:
    over = statistics.median(
        _heap_kib(browser, url, None) - _heap_kib(browser, url, EMPTY) for _ in range(HEAP_ROUNDS)
    )
    return Result(
        what="heap after load, over the empty page's",
        measured=f"{over:.0f} KiB",
        target=f"≤ {MOST_HEAP_KIB} KiB",
        met=over <= MOST_HEAP_KIB,
    )


def _heap_kib(browser: Browser, url: str, script: str | None) -> float:
    with visit(browser, script) as (page, devtools):
        arrive(page, url)
        return _used_kib(devtools)


def _used_kib(devtools: CDPSession) -> float:
    devtools.send("HeapProfiler.enable")
    devtools.send("HeapProfiler.collectGarbage")
    return float(devtools.send("Runtime.getHeapUsage")["usedSize"]) / 1024
