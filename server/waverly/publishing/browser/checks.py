"""Looks at one drawn overlay: the rules of axe-core, sizes, and a walk by keyboard."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from waverly.campaigns.finding import CampaignFinding
from waverly.publishing.browser.criteria import finding
from waverly.publishing.browser.stage import HOST, PLACE

if TYPE_CHECKING:
    from playwright.async_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_CRITERION = re.compile(r"^wcag(\d)(\d)(\d+)$")
_PART = re.compile(r'part="([^"]+)"')
STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"
"""What Tab may meet on the page, outside of the overlay."""

SURPLUS = 24
"""Presses of Tab beyond those the page takes: no overlay has as many controls."""

MOST_STOPS = 500
"""Presses of Tab after which a walk over a very long page ends."""

AROUND = 4
"""Presses of Tab beyond a dialog's own controls: it must have gone round."""


@cache
def script(name: str) -> str:
    """Return one of the functions that look at a page, from beside this file."""
    return files("waverly.publishing.browser").joinpath(name).read_text("utf-8")


def _looking(name: str) -> str:
    """Return a script that looks at the overlay, given how it quotes what an element says."""
    return f"(host) => ({script(name)})(host, {script('words.js')})"


async def by_axe(page: "Page", axe: str, *, forced: bool) -> list[CampaignFinding]:
    """Return what axe-core finds within the overlay. Forced colours are the system's: no contrast there."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(axe)
    off = ["color-contrast"] if forced else []
    violations: list[dict[str, Any]] = await page.evaluate(script("rules.js"), [HOST, _TAGS, off])
    return [each for violation in violations for each in _of_axe(violation)]


def _of_axe(violation: dict[str, Any]) -> Iterator[CampaignFinding]:
    criteria = [".".join(m.groups()) for tag in violation["tags"] if (m := _CRITERION.match(tag))]
    rule = {"color-contrast": "contrast", "target-size": "small-target"}.get(
        violation["id"], f"axe-{violation['id']}"
    )
    for node in violation["nodes"]:
        summary = str(node.get("failureSummary", "")).partition("\n")[2].strip()
        part = _PART.search(node["html"])
        yield CampaignFinding(
            element=f"::part({part.group(1)})" if part else _quoted(node["html"], 80),
            rule=rule,
            found=_quoted(summary.partition("\n")[0], 200),
            why=f"{violation['help']}.",
            fix=f"{violation['helpUrl'].partition('?')[0]} says how.",
            criterion=criteria[0] if criteria else "",
        )


def _quoted(text: str, most: int) -> str:
    return shorten(text, most, placeholder=" …")


async def by_measure(page: "Page") -> list[CampaignFinding]:
    """Return what is too small, cut off or out of reach."""
    measured: dict[str, Any] = await page.evaluate(_looking("measure.js"), HOST)
    found = [finding("small-target", _element(each), each) for each in measured["small"]]
    found += [finding("text-cut-off", _element(each), each) for each in measured["clipped"]]
    found += [finding("outside-the-window", _element(each), each) for each in measured["outside"]]
    found += [finding("unequal-buttons", _element(each), each) for each in measured["uneven"]]
    if measured["sideways"]:
        found.append(finding("sideways-scroll", "::part(card)", "wider than the window"))
    return found


def _element(named: str) -> str:
    return named.partition(" ")[0]


async def by_keyboard(page: "Page", *, is_dialog: bool) -> list[CampaignFinding]:
    """Walk through the overlay with Tab, close it with Escape, and see where the focus is."""
    return await (_dialog_walk(page) if is_dialog else _card_walk(page))


async def _dialog_walk(page: "Page") -> list[CampaignFinding]:
    found = []
    start = await _focus(page)
    if start["where"] != "overlay":
        found.append(finding("focus-not-inside", "::part(card)", start["what"] or "nowhere"))
    most = await page.locator(HOST).locator(STOPS).count() + AROUND
    for key in ("Tab", "Shift+Tab"):
        stops = [await _press(page, key) for _ in range(most)]
        outside = [stop["what"] for stop in stops if stop["where"] == "page"]
        if outside:
            found.append(
                finding("focus-leak", "::part(card)", f"{key} leads to {outside[0]} on the page")
            )
            break
    return [*found, *await _escape(page)]


async def _card_walk(page: "Page") -> list[CampaignFinding]:
    await page.locator(PLACE).first.focus()
    most = min(MOST_STOPS, await page.locator(STOPS).count() + SURPLUS)
    stops = [await _press(page, "Tab") for _ in range(most)]
    inside = [number for number, stop in enumerate(stops) if stop["where"] == "overlay"]
    if not inside:
        return [finding("not-by-keyboard", "::part(card)", f"{most} presses of Tab never met it")]
    rest = stops[inside[0] :]
    if len(rest) >= SURPLUS and len(inside) == len(rest):
        return [finding("keyboard-trap", "::part(card)", "Tab never left it")]
    await page.evaluate(
        f"() => document.querySelector('{HOST}').shadowRoot.querySelector('button').focus()"
    )
    return await _escape(page)


async def _escape(page: "Page") -> list[CampaignFinding]:
    await page.keyboard.press("Escape")
    await page.clock.run_for(1500)
    if await page.locator(HOST).count():
        return [finding("escape-does-nothing", "::part(card)", "it is still there")]
    after = await _focus(page)
    if after["where"] != "page":
        return [finding("focus-not-returned", "::part(card)", "on nothing")]
    return []


async def _press(page: "Page", key: str) -> dict[str, str]:
    await page.keyboard.press(key)
    return await _focus(page)


async def _focus(page: "Page") -> dict[str, str]:
    where: dict[str, str] = await page.evaluate(_looking("focus.js"), HOST)
    return where
