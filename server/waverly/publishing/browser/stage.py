"""Draws one overlay as a shopper meets it: the script loads, they waver, the answer comes, it is shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from waverly.publishing.browser.host import HELP, SHOP
from waverly.publishing.browser.look import Look
from waverly.publishing.browser.scenes import suited
from waverly.wire import Decision

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Route

HOST = "waverly-help"
"""The element that holds an overlay."""

PLACE = "a[href]"
"""Where the focus is before an overlay comes: the first link of the page, to be come back to."""

PATIENCE_MS = 15_000
"""How long an overlay may take to come: drawing is real, and machines are shared."""

_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240">'
    '<rect width="320" height="240" fill="#48a"/></svg>'
)
_SEEN = """() => new Promise((done) => new IntersectionObserver((_, observer) => {
  observer.disconnect(); done(); }).observe(document.documentElement))"""
_CONSENT = (
    "() => window.waverly('consent', {analytics: true, personalization: true, marketing: false})"
)
_TURN = """(value) => {
  Object.defineProperty(document, 'visibilityState', {value, configurable: true});
  document.dispatchEvent(new Event('visibilitychange')); }"""
_CLOSE = (
    """(host) => document.querySelector(host)?.shadowRoot.querySelector('[part~=close]')?.click()"""
)
_AGAIN = """([place, isTouch, lang]) => {
  if (lang) document.documentElement.lang = lang;
  window.scrollTo(0, 0);
  if (isTouch) document.activeElement?.blur();
  else document.querySelector(place).focus(); }"""
_STILL = """(host) => document.querySelector(host).shadowRoot.getAnimations()
  .forEach((each) => each.finish())"""


class NotShown(Exception):  # an outcome, told as a finding
    """The overlay did not come; `is_reported` when the script said why."""

    def __init__(self, reason: str | None) -> None:
        told = f"the script reported “{reason}”" if reason else "nothing was reported"
        super().__init__(f"the overlay did not come; {told}")
        self.is_reported = reason is not None


@asynccontextmanager
async def shown(
    browser: "Browser", client: Path, html: str, decision: Decision, look: Look
) -> AsyncIterator["Page"]:
    """Give a page with the overlay open. Raises NotShown when it does not come."""
    from playwright.async_api import TimeoutError as TooLong  # late: an optional part

    context = await browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.scheme == "dark" else "light",
        forced_colors="active" if look.scheme == "forced" else "none",
        has_touch=look.is_touch,
        is_mobile=look.is_touch,
        reduced_motion="no-preference",
    )
    try:
        page = await context.new_page()
        failures: list[str] = []
        await context.route("**/*", _Server(client, html, decision, failures).answer)
        page.set_default_timeout(PATIENCE_MS)
        await page.clock.install()
        try:
            await page.goto(f"{SHOP}/p/zx-1")
            await _waver(page, look)
            await _wait(page)
        except TooLong as error:
            raise NotShown(failures[-1] if failures else None) from error
        yield page
    finally:
        await context.close()


async def show_next(page: "Page", decision: Decision, look: Look, lang: str | None) -> None:
    """Show another overlay on a page where one was open. Raises NotShown when it does not come.

    The script that came the whole way shows it, in the format it would choose here (`suitableFormat`), and
    nobody has to hesitate again. `lang` becomes the page's language.
    """
    from playwright.async_api import TimeoutError as TooLong  # late: an optional part

    overlay = suited(decision.overlay, is_touch=look.is_touch)
    told = msgspec.to_builtins(replace(decision, overlay=overlay))
    try:
        await page.evaluate(_CLOSE, HOST)
        await page.clock.run_for(1500)
        await page.locator(HOST).first.wait_for(state="detached")
        if not look.is_touch:
            await page.set_viewport_size({"width": look.width, "height": look.height})
        await page.evaluate(_AGAIN, [PLACE, look.is_touch, lang])
        await page.evaluate("(decision) => window.waverly('preview', decision)", told)
        await _wait(page)
    except TooLong as error:
        raise NotShown(None) from error


async def _waver(page: "Page", look: Look) -> None:
    await page.wait_for_function("() => Boolean(window.waverly?.context)")
    await page.evaluate(_CONSENT)
    await page.clock.run_for(3500)
    await page.wait_for_function("() => window.waverly.context().regions !== undefined")
    for _ in range(2):
        await page.evaluate(_SEEN)
    await page.clock.run_for(6000)
    if look.is_touch:
        await page.locator("h1").first.tap()
        await page.clock.run_for(4000)
        await page.evaluate(_TURN, "hidden")
        await page.clock.run_for(6000)
        await page.evaluate(_TURN, "visible")
        return
    await page.locator(PLACE).first.focus()
    button = page.locator('[data-waverly="add-to-cart"]').first
    box = await button.bounding_box() or {"x": 0, "y": 0, "width": 2, "height": 2}
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.move(x - 6, y, steps=3)
    await page.clock.run_for(60)
    await page.mouse.move(x, y, steps=2)
    await page.clock.run_for(2000)
    await page.mouse.move(x + box["width"] / 2 + 120, y + 160, steps=3)
    await page.clock.run_for(2200)


async def _wait(page: "Page") -> None:
    await page.locator(f"{HOST} [part~=card]").first.wait_for(state="visible")
    await page.clock.run_for(1500)
    await page.evaluate(_STILL, HOST)


class _Server:
    """Answers everything the page asks for, from memory: nothing leaves the machine."""

    def __init__(self, client: Path, html: str, decision: Decision, failures: list[str]) -> None:
        self._client = client
        self._html = html
        self._decision = msgspec.json.encode({"decision": decision})
        self._failures = failures
        self._asked = 0

    async def answer(self, route: "Route") -> None:
        """Answer one request."""
        request = route.request
        headers = {"access-control-allow-origin": "*"}
        if request.url.startswith(HELP):
            if request.method == "POST":
                body = self._decide(request.post_data_buffer or b"{}")
                await route.fulfill(headers=headers, content_type="application/json", body=body)
                return
            file = self._client / request.url.removeprefix(f"{HELP}/").partition("?")[0]
            if file.is_file():
                await route.fulfill(headers=headers, content_type="text/javascript", path=file)
                return
        elif request.resource_type == "document":
            await route.fulfill(content_type="text/html; charset=utf-8", body=self._html)
            return
        elif request.resource_type == "image":
            await route.fulfill(content_type="image/svg+xml", body=_DRAWING)
            return
        await route.fulfill(status=204, headers=headers)

    def _decide(self, content: bytes) -> bytes:
        batch = msgspec.json.decode(content)
        for event in batch.get("events", ()):
            if event.get("kind") == "overlay_failed":
                self._failures.append(str(event.get("reason")))
        if not batch.get("ask"):
            return b"{}"
        self._asked += 1
        return self._decision if self._asked == 1 else b"{}"
