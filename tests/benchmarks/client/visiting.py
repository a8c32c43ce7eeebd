"""A visit of the demo store's product page on a slow machine, and a shopping session there."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, Page

from tests.benchmarks.browsing import HELP
from tests.benchmarks.client.scripts import answer_from_build, answer_with

THROTTLE = 4
ROUNDS = 5
SETTLED_MS = 2500
"""The script has come, read the page and sent its first batch by then."""


@contextmanager
def visit(
    browser: Browser, script: str | None, *, throttle: float = THROTTLE
) -> Iterator[tuple[Page, CDPSession]]:
    """Give a throttled page whose tag brings our build, or `script` instead, and its tools."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route(f"{HELP}/**", answer_from_build if script is None else answer_with(script))
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    try:
        yield page, devtools
    finally:
        context.close()


def arrive(page: Page, url: str) -> None:
    """Open the page, accept the cookies, and wait until all that begins has begun."""
    page.goto(url)
    page.get_by_role("button", name="Accept", exact=True).click()
    page.wait_for_timeout(SETTLED_MS)


def shop(page: Page) -> None:
    """Move over gallery and button, scroll up and down, click, open a part of the page: about 20 s."""
    for loop in range(10):
        for step in range(20):
            page.mouse.move(150 + 25 * step, 200 + 15 * loop)
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(250)
        page.mouse.wheel(0, -900)
        page.wait_for_timeout(250)
        for _ in range(3):
            page.mouse.click(400, 320)
        page.mouse.move(1000, 600, steps=10)
        page.wait_for_timeout(300)
