"""How many listeners of ours a watched page carries, and of which kind."""

from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.benchmarks.browsing import HELP
from tests.benchmarks.client.visiting import arrive, visit
from tests.benchmarks.result import Result

MOST_OF_PAGE = 10
MOST = 25
BANNED = {"unload", "beforeunload"}
OTHERS = ("window.navigation", "window.visualViewport", "navigator.connection", "screen")
"""What else of a page may be listened to beside its elements, the document and the window."""

Listener = dict[str, Any]


def measure(browser: Browser, url: str) -> list[Result]:
    """Return counts, taken once: nothing about them is left to chance."""
    with visit(browser, None) as (page, devtools):
        ours: set[str] = set()
        devtools.on("Debugger.scriptParsed", lambda script: _note(script, ours))
        devtools.send("Debugger.enable")
        arrive(page, url)
        page.mouse.click(400, 320)
        of_page = _listeners(devtools, "window", ours) + _listeners(devtools, "document", ours)
        inner = _within_document(page, devtools, ours)
    every = of_page + inner
    wrong = [found["type"] for found in every if not found["passive"] or found["type"] in BANNED]
    return [
        Result(
            what="our listeners on window and document",
            measured=f"{len(of_page)}",
            target=f"≤ {MOST_OF_PAGE}",
            met=len(of_page) <= MOST_OF_PAGE,
        ),
        Result(
            what="our listeners in all, just after a press",
            measured=f"{len(every)}; not passive or of leaving: {', '.join(wrong) or 'none'}",
            target=f"≤ {MOST}, every one passive, no unload",
            met=len(every) <= MOST and not wrong,
        ),
    ]


def _note(script: dict[str, Any], ours: set[str]) -> None:
    if script["url"].startswith(HELP):
        ours.add(script["scriptId"])


def _listeners(
    devtools: CDPSession, expression: str, ours: set[str], **options: Any
) -> list[Listener]:
    found = devtools.send("Runtime.evaluate", {"expression": expression})["result"]
    if "objectId" not in found:
        return []
    asked = {"objectId": found["objectId"], **options}
    listeners = devtools.send("DOMDebugger.getEventListeners", asked)["listeners"]
    return [listener for listener in listeners if listener["scriptId"] in ours]


def _within_document(page: Page, devtools: CDPSession, ours: set[str]) -> list[Listener]:
    elements = _listeners(devtools, "document.documentElement", ours, depth=-1, pierce=True)
    return elements + [one for name in OTHERS for one in _listeners(devtools, name, ours)]
