"""False alarms: recordings of people who were not hesitating, moved again by a real mouse in a real Chromium.

BENCH_TRACES names a CSV file (plain or gzip) with the columns recording, t_ms, x, y. Each recording is
moved over a product page of the demo store at its own pace; whatever detector fires is a false alarm.
"""

import csv
import gzip
import os
import time
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Browser

from tests.benchmarks.browsing import HELP, a_browser, the_shop_alone
from tests.benchmarks.client.scripts import answer_from_build
from tests.benchmarks.result import Result
from waverly.wire.moments import MOMENTS

KINDS = {str(kind.__struct_config__.tag) for kind in MOMENTS}
Point = tuple[int, int, int]
"""Milliseconds since the recording began, and where the pointer was in the page."""

HOUR_MS = 3_600_000
WARM_UP_MS = 9_000
"""The detectors keep silent at first; somebody who has been here a while is moved."""


def measure() -> list[Result]:
    """Return what fired in the recordings; nothing without any."""
    file = os.environ.get("BENCH_TRACES")
    what = "exit intents in recordings of browsing people"
    if file is None:
        return [Result(what=what, measured="no BENCH_TRACES given", target="0", met=None)]
    traces = _traces(Path(file))
    with the_shop_alone() as shop, a_browser() as browser:
        fired: Counter[str] = Counter()
        for trace in traces:
            fired += _move(browser, f"{shop}/p/zx-elite", trace)
    hours = sum(trace[-1][0] for trace in traces) / HOUR_MS
    told = ", ".join(f"{kind} {count}" for kind, count in fired.most_common()) or "none"
    exits = fired["exit_intent"]
    return [
        Result(what=what, measured=str(exits), target="0", met=exits == 0),
        Result(
            what=f"false alarms an hour, all detectors ({len(traces)} recordings)",
            measured=f"{fired.total() / hours:.0f} ({told})",
            target="",
            met=None,
        ),
    ]


def _traces(file: Path) -> list[list[Point]]:
    content = file.read_bytes()
    text = gzip.decompress(content) if file.suffix == ".gz" else content
    rows = list(csv.DictReader(text.decode().splitlines()))
    return [
        [(int(row["t_ms"]), int(row["x"]), int(row["y"])) for row in group]
        for _, group in groupby(rows, key=lambda row: row["recording"])
    ]


def _move(browser: Browser, url: str, trace: list[Point]) -> Counter[str]:
    """Return the moments of one recording. The window is as high as the recording's page: nothing scrolls."""
    height = max(y for _, _, y in trace) + 200
    page = browser.new_page(
        viewport={"width": max(1280, max(x for _, x, _ in trace) + 50), "height": height}
    )
    fired: Counter[str] = Counter()

    def answer(route: Any) -> None:
        if route.request.method == "POST":
            batch = msgspec.json.decode(route.request.post_data_buffer)
            fired.update(event["kind"] for event in batch["events"] if event["kind"] in KINDS)
        answer_from_build(route)

    page.route(f"{HELP}/**", answer)
    page.goto(url)
    page.get_by_role("button", name="Accept", exact=True).click()
    page.wait_for_timeout(WARM_UP_MS)
    began = time.monotonic()
    for at_ms, x, y in trace:
        page.wait_for_timeout(max(0.0, at_ms - (time.monotonic() - began) * 1000))
        page.mouse.move(x, y)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.goto("about:blank")
    page.wait_for_timeout(500)
    page.close()
    return fired
