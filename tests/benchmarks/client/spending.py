"""The processor's time of the whole page, with our script and without any."""

import statistics
from typing import Any

from playwright.sync_api import Browser

from tests.benchmarks.client.scripts import EMPTY
from tests.benchmarks.client.visiting import ROUNDS, arrive, shop, visit
from tests.benchmarks.result import Result


def measure(browser: Browser, url: str) -> list[Result]:
    """Return the ratios of medians of interleaved rounds: of loading, and of a shopping session."""
    ours: list[tuple[float, float]] = []
    empty: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        ours.append(_spent_ms(browser, url, None))
        empty.append(_spent_ms(browser, url, EMPTY))
    return [
        _row(what, [pair[at] for pair in ours], [pair[at] for pair in empty])
        for at, what in enumerate(("loading the page", "20 s of shopping in it"))
    ]


def _row(what: str, ours: list[float], empty: list[float]) -> Result:
    watched, bare = statistics.median(ours), statistics.median(empty)
    return Result(
        what=f"the page's main thread, all of it, {what}: with the script against without (4x throttled)",
        measured=f"{watched / bare:.2f}× ({watched:.0f} against {bare:.0f} ms)",
        target="–",
        met=None,
    )


def _spent_ms(browser: Browser, url: str, script: str | None) -> tuple[float, float]:
    """Return the CPU time of the main thread until all has begun, and of a session after that."""
    with visit(browser, script) as (page, devtools):
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        arrive(page, url)
        loaded = _task_ms(devtools)
        shop(page)
        return loaded, _task_ms(devtools) - loaded


def _task_ms(devtools: Any) -> float:
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration") * 1000
