"""What the browser's own timeline says of input: time in handlers of moves, and the worst handler."""

import json
import statistics
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser

from tests.benchmarks.browsing import HELP
from tests.benchmarks.client.scripts import EMPTY
from tests.benchmarks.client.visiting import arrive, shop, visit
from tests.benchmarks.result import Result

ROUNDS = 3
MOVES = {
    f"{kind}{what}"
    for kind in ("pointer", "mouse")
    for what in ("move", "over", "out", "enter", "leave")
}
INPUTS = MOVES | {"pointerdown", "pointerup", "mousedown", "mouseup", "click", "keydown", "wheel"}
MOST_MOVES_MS = 6
MOST_WORST_MS = 3
Event = dict[str, Any]


def measure(browser: Browser, url: str) -> list[Result]:
    """Return the medians of some sessions with our script, beside the page without any."""
    moves: list[float] = []
    worst: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        events = _session(browser, url, None)
        moves.append(sum(_own_ms(events)))
        worst.append(max(_handler_ms(events)))
        bare.append(max(_handler_ms(_session(browser, url, EMPTY))))
    in_moves, ours, empty = map(statistics.median, (moves, worst, bare))
    return [
        Result(
            what="in handlers of pointer moves over that session (4x throttled)",
            measured=f"{in_moves:.1f} ms",
            target=f"≤ {MOST_MOVES_MS} ms",
            met=in_moves <= MOST_MOVES_MS,
        ),
        Result(
            what="the worst input handler of that session (4x throttled)",
            measured=f"{ours:.1f} ms (empty page {empty:.1f})",
            target=f"≤ the empty page's + {MOST_WORST_MS} ms",
            met=ours <= empty + MOST_WORST_MS,
        ),
    ]


def _session(browser: Browser, url: str, script: str | None) -> list[Event]:
    with visit(browser, script) as (page, _):
        arrive(page, url)
        browser.start_tracing(page=page, categories=["-*", "devtools.timeline"])
        shop(page)
        events: list[Event] = json.loads(browser.stop_tracing())["traceEvents"]
    return sorted((e for e in events if e.get("ph") == "X"), key=lambda event: float(event["ts"]))


def _handler_ms(events: list[Event]) -> Iterator[float]:
    """Yield how long each event of a hand was being handled, whoever's handlers they are."""
    for event in events:
        if event["name"] == "EventDispatch" and event["args"]["data"]["type"] in INPUTS:
            yield event["dur"] / 1000


def _own_ms(events: list[Event]) -> Iterator[float]:
    """Yield how long each call of ours took that a move of the pointer made."""
    thread, until = None, 0.0
    for event in events:
        if event["name"] == "EventDispatch" and event["args"]["data"]["type"] in MOVES:
            thread, until = event["tid"], event["ts"] + event["dur"]
        is_call = event["name"] == "FunctionCall" and event["tid"] == thread and event["ts"] < until
        if is_call and str(event["args"]["data"].get("url", "")).startswith(HELP):
            yield event["dur"] / 1000
