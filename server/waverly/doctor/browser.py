"""Reads pages in a headless Chromium with the client's own code: what a shopper's browser would see."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waverly.doctor.findings import SILENT, UnreadPage, check_status
from waverly.doctor.links import PageLink
from waverly.errors import NotFound
from waverly.processes.chromium import browser_path

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Playwright

FLAGS = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-gpu")
PAGE_TIMEOUT_MS = 20_000
SETTLE_MS = 1500
"""Time for a page's own scripts after its markup is there; shops that draw late need it."""

NO_PAGE = ("ERR_TUNNEL_CONNECTION_FAILED", "ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_EMPTY_RESPONSE")
"""What Chromium says when the gateway had nobody to pass on."""

LINKS = """(links) => links.slice(0, 3000).map((link) => ({
  href: link.href,
  is_pictured: Boolean(link.querySelector("img,picture")) && !link.closest("header,footer,nav"),
}))"""


def survey_script(client: Path) -> str:
    """Return the client's page reading as a script. Raises NotFound when the client was not built."""
    for file in sorted((client / "assets").glob("survey-*.js")):
        return file.read_text(encoding="utf-8")
    raise NotFound("The script was not built", mend="Run `make client`.")


class BrowserReader:
    """Opens pages one after another in one browser."""

    how = "browser"
    note = ""

    def __init__(self, context: "BrowserContext", script: str) -> None:
        self._context = context
        self._script = script

    async def read(self, url: str) -> tuple[str, dict[str, Any], list[PageLink]]:
        """Return a page's address after redirects, what the client says of it, and its links."""
        from playwright.async_api import Error

        page = await self._context.new_page()
        try:
            reply = await page.goto(url, wait_until="domcontentloaded", timeout=PAGE_TIMEOUT_MS)
            check_status(200 if reply is None else reply.status)
            await page.wait_for_timeout(SETTLE_MS)
            # Put in through the debugger: no policy of the shop stops it, and nothing of the page changes.
            said = await page.evaluate(f"() => {{ {self._script}\nreturn waverlySurvey(); }}")
            # Playwright's own selectors look into the open shadow roots of components, too.
            links = await page.locator("a[href]").evaluate_all(LINKS)
            return page.url, said, [PageLink(**link) for link in links]
        except Error as error:
            is_silent = any(sign in error.message for sign in NO_PAGE)
            raise UnreadPage(SILENT if is_silent else error.message) from error
        finally:
            await page.close()


@asynccontextmanager
async def open_browser(proxy: str, client: Path) -> AsyncIterator[BrowserReader | None]:
    """Open a browser behind `proxy`; None when there is neither Playwright nor a Chromium."""
    try:
        from playwright.async_api import async_playwright  # an extra: `waverly[doctor]`
    except ImportError:
        yield None
        return
    async with async_playwright() as playwright:
        context = await _launch(playwright, proxy)
        if context is None:
            yield None
            return
        try:
            yield BrowserReader(context, survey_script(client))
        finally:
            await context.close()


async def _launch(playwright: "Playwright", proxy: str) -> "BrowserContext | None":
    from playwright.async_api import Error

    # Root in a container has no sandbox to use; the gateway keeps the pages from the network.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
    try:
        browser = await playwright.chromium.launch(
            executable_path=browser_path(),
            args=flags,
            # Without the odd name, the browser would reach this machine beside the proxy.
            proxy={"server": proxy, "bypass": "<-loopback>"},
        )
    except Error:
        return None
    return await browser.new_context(
        viewport={"width": 1280, "height": 900}, service_workers="block", accept_downloads=False
    )
