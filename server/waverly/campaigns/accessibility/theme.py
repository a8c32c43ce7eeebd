"""A shop's look as its owner states it, so that content can be checked with it before anybody sees it."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from waverly.campaigns.accessibility.colour import contrast, rgb_of
from waverly.campaigns.finding import CampaignFinding
from waverly.errors import CampaignError
from waverly.errors.fitting import toml_as

TEXT = 4.5
"""WCAG 2.2, 1.4.3: text of ordinary size."""

GRAPHIC = 3.0
"""WCAG 2.2, 1.4.11: what shows where a control is."""

Colour = Annotated[
    str, Meta(pattern=r"^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|rgb\([\d\s,]+\))$", max_length=40)
]

_RULE = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}")
_PART = re.compile(r"::part\(\s*(?P<name>[\w-]+)[^)]*\)")
_INK = re.compile(r"(?<![-\w])color\s*:\s*(?P<colour>[^;]+)")
_PAPER = re.compile(r"background(?:-color)?\s*:\s*(?P<colour>#[0-9a-fA-F]{3,6}|rgb\([^)]*\))")


class Palette(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shop's ground and text, and the ground and text of its main button."""

    paper: Colour = "#ffffff"
    ink: Colour = "#16181c"
    accent: Colour = "#16181c"
    on_accent: Colour = "#ffffff"


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`theme.toml`: a palette for light, one for dark where the shop has one, and its styles for `::part`."""

    light: Palette = Palette()
    dark: Palette | None = None
    font: Annotated[str, Meta(max_length=200)] = "system-ui, sans-serif"
    radius_px: Annotated[float, Meta(ge=0, le=999)] = 8
    css: Annotated[str, Meta(max_length=50_000)] = ""


def parse_theme(text: str, place: str) -> Theme:
    """Return the theme in a TOML text. Raises CampaignError naming the place and the mend."""
    otherwise = (
        "A theme takes `light` and `dark` with paper, ink, accent and on_accent as #rrggbb, `font`, "
        "`radius_px` and `css`."
    )
    return toml_as(text, Theme, place, CampaignError, otherwise)


def check_theme(theme: Theme) -> tuple[CampaignFinding, ...]:
    """Return where the theme's colours cannot be read."""
    palettes = {"light": theme.light} | ({} if theme.dark is None else {"dark": theme.dark})
    found = [each for name, palette in palettes.items() for each in _palette(name, palette)]
    return (*found, *_styles(theme))


def _palette(name: str, palette: Palette) -> Iterator[CampaignFinding]:
    pairs = (
        ("ink", palette.ink, palette.paper, TEXT, "1.4.3"),
        ("on_accent", palette.on_accent, palette.accent, TEXT, "1.4.3"),
        ("accent", palette.accent, palette.paper, GRAPHIC, "1.4.11"),
    )
    for part, front, back, least, criterion in pairs:
        yield from _compare(f"theme.{name}.{part}", front, back, least, criterion)


def _compare(
    element: str, front: str, back: str, least: float, criterion: str
) -> Iterator[CampaignFinding]:
    one, other = rgb_of(front), rgb_of(back)
    if one is None or other is None:
        return
    ratio = contrast(one, other)
    if ratio < least:
        yield CampaignFinding(
            element=element,
            rule="contrast",
            found=f"{front} on {back} is {ratio:.2f}:1",
            why=f"Many cannot read it: at least {least:g}:1 is needed.",
            fix="Make one of the two darker or lighter.",
            criterion=criterion,
        )


def _styles(theme: Theme) -> Iterator[CampaignFinding]:
    """Yield text colours given to parts that cannot be read on the ground they stand on in light."""
    for rule in _RULE.finditer(theme.css):
        part, ink = _PART.search(rule["selector"]), _INK.search(rule["body"])
        if part is None or ink is None:
            continue
        paper = _PAPER.search(rule["body"])
        ground = theme.light.paper if paper is None else paper["colour"]
        place = f"theme.css ::part({part['name']})"
        yield from _compare(place, ink["colour"].strip(), ground, TEXT, "1.4.3")
