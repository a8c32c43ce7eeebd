"""Wordings are drawn one after another on one page: as they would be on a page of their own."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from tests.support.builders import ROOT, a_campaign
from waverly.campaigns.accessibility import Theme
from waverly.processes.chromium import browser_path
from waverly.publishing.browser import draw, stage
from waverly.publishing.browser.chromium import browser
from waverly.publishing.browser.draw import Drawing
from waverly.publishing.browser.host import host_page
from waverly.publishing.browser.look import Look
from waverly.wire import Decision
from waverly.wire.overlay import Format, MessageOverlay

pytestmark = pytest.mark.browser

CLIENT = ROOT / "client_js" / "dist"
BOX = """() => { const card = document.querySelector('waverly-help').shadowRoot.querySelector('[part~=card]');
  const { x, y, width, height } = card.getBoundingClientRect();
  return [card.tagName, document.querySelector('waverly-help').lang, x, y, width, height]; }"""
LOOKS = ((Look(width=1280, scheme="light"), Look(width=768, scheme="light")),)


def in_browser(act: Callable[[Browser], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with browser(browser_path() or "") as opened:
            return await act(opened)

    return asyncio.run(run())


def saying(body: str, form: Format, lang: str) -> Decision:
    overlay = MessageOverlay(title="Sizes", body=body, format=form, lang=lang)
    return Decision(id="gate", campaign="gate", why="Because.", overlay=overlay)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("form", ["corner", "modal", "sheet", "banner"])
def test_what_follows_on_a_page_looks_as_on_a_page_of_its_own(form: Format, width: int) -> None:
    look, html = Look(width=width, scheme="dark"), host_page(Theme(), "en")
    first, second = saying("One.", form, "en"), saying("Zwei Zeilen. " * 9, form, "de")

    async def both(opened: Browser) -> list[Any]:
        async with stage.shown(opened, CLIENT, html, second, look) as page:
            alone = await page.evaluate(BOX)
        async with stage.shown(opened, CLIENT, html, first, look) as page:
            await stage.show_next(page, second, look, "de")
            return [alone, await page.evaluate(BOX)]

    alone, followed = in_browser(both)
    assert followed == alone


def test_a_fault_of_a_later_wording_is_found_and_named_on_one_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = "Donaudampfschifffahrt" * 3
    campaign = a_campaign(
        overlay={"kind": "message", "lang": "en", "title": "Sizes", "body": "Small."},
        tones={"focused": {"body": "Small, in short."}},
        locales={"de": {"title": long}},
    )
    theme = Theme(
        css="waverly-help::part(title) { overflow: hidden; hyphens: none; overflow-wrap: normal }"
    )
    pages = []

    def counted(*told: Any) -> AbstractAsyncContextManager[Page]:
        pages.append(told)
        return stage.shown(*told)

    monkeypatch.setattr(draw, "shown", counted)
    part, found = in_browser(
        lambda opened: Drawing(opened, CLIENT, looks=LOOKS).draw(campaign, theme)
    )
    assert (len(pages), part.renders) == (1, 6)
    assert {(each.rule, each.element) for each in found} == {
        ("text-cut-off", "locales.de ::part(title)")
    }
