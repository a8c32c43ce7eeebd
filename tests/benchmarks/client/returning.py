"""Whether a watched page is kept for going back to, and what hinders it if not."""

from playwright.sync_api import Browser

from tests.benchmarks.client.visiting import arrive, visit
from tests.benchmarks.result import Result

FORBIDS = "--disable-back-forward-cache"
"""The driver's own flag, left out where just that is measured."""


def measure(browser: Browser, url: str) -> list[Result]:
    """Leave the page for the shop's front page and go back; `browser` was started without `FORBIDS`."""
    with visit(browser, None) as (page, devtools):
        hindered: list[str] = []
        devtools.on(
            "Page.backForwardCacheNotUsed",
            lambda event: hindered.extend(e["reason"] for e in event["notRestoredExplanations"]),
        )
        devtools.send("Page.enable")
        arrive(page, url)
        page.evaluate("addEventListener('pageshow', (event) => { window.kept = event.persisted; })")
        page.goto(url.rsplit("/", 2)[0])
        page.go_back(wait_until="commit")
        is_kept = bool(page.evaluate("window.kept === true"))
    return [
        Result(
            what="a watched page is kept for going back to",
            measured="yes" if is_kept else f"no: {', '.join(hindered)}",
            target="yes",
            met=is_kept,
        )
    ]
