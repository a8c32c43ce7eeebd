"""The overlays of the gallery: one example of each kind, and the states that are hard to get right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

Overlay = dict[str, Any]  # Any: JSON values; the wire's structs check them in the tests

LONG = "The sole was drawn for wet rock, and then drawn again, because wet rock is never the same twice. "
LONG_TEXT = (LONG * 31)[:1990]
"""As long as a text may be."""

EMOJI_TITLE = "🏔️👟 Muddy? 😅 Good. 👩🏽‍🤝‍👨🏿 Bring friends."
EMOJI_BODY = "☔️ Wet rock is what they are for. 👨🏾‍🦽 The path by the river is paved. 🏴󠁧󠁢󠁳󠁣󠁴󠁿🥾"
ARABIC_TITLE = "غير متأكد من المقاس؟ الحذاء ZX Elite أصغر قليلاً من المعتاد (1/2)."
ARABIC_BODY = "معظم الناس يرتاحون أكثر بمقاس أكبر بنصف درجة، ويمكن إرجاع الحذاء مجاناً خلال 60 يوماً."
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikverkaufsstellenleiter"


SPOKEN = {"faq": "FAQ", "rtl": "Right to left", "request": "On request"}
"""Names that do not speak for themselves."""


def spoken(name: str) -> str:
    """Return a kind, format or state as a heading or a button says it."""
    return SPOKEN.get(name, name.replace("_", " ").replace("-", " ").capitalize())


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of overlay, the formats it may take, and what it says."""

    formats: tuple[str, ...]
    why: str
    overlay: Overlay


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """A button of the gallery, named `kind:format` or `kind:format:state`; `is_rtl` turns the page."""

    name: str
    label: str
    decision: Overlay
    is_rtl: bool = False


@cache
def examples() -> dict[str, Example]:
    """Return the example of every kind."""
    text = files(__package__ or "").joinpath("data", "gallery.json").read_text("utf-8")
    return msgspec.json.decode(text, type=dict[str, Example])


def previews(kind: str) -> Iterator[Preview]:
    """Yield the buttons of a kind: every format, then its states."""
    example = examples()[kind]
    for form in example.formats:
        yield _preview(kind, form, "", example.overlay, example.why)
    for state, overlay in states(example.overlay):
        yield _preview(kind, "corner", state, overlay, example.why)
    if "modal" in example.formats:
        asked = {**example.overlay, "on_request": True}
        yield _preview(kind, "modal", "request", asked, example.why)


def states(overlay: Overlay) -> Iterator[tuple[str, Overlay]]:
    """Yield an overlay in the states that are hard to get right."""
    yield (
        "long",
        {**overlay, "title": f"{overlay['title']} {UNBROKEN}"[:120], **_body(overlay, LONG_TEXT)},
    )
    yield "emoji", {**overlay, "title": EMOJI_TITLE, **_body(overlay, EMOJI_BODY)}
    yield "rtl", {**overlay, "title": ARABIC_TITLE, **_body(overlay, ARABIC_BODY), "lang": "ar"}
    if overlay["kind"] in ("message", "story", "comparison"):
        yield "no-image", _without_image(overlay)


def _body(overlay: Overlay, text: str) -> Overlay:
    match overlay["kind"]:
        case "review":
            return {"quote": {**overlay["quote"], "text": text}}
        case "faq":
            first, *rest = overlay["items"]
            return {"items": [{**first, "answer": text}, *rest]}
        case "story":
            first, *rest = overlay["cards"]
            return {"cards": [{**first, "body": text[:400]}, *rest]}
        case "comparison" | "guarantee" | "quiz":
            return {}
        case _:
            return {"body": text}


def _without_image(overlay: Overlay) -> Overlay:
    gone = {"src": "/img/no-such-shoe/pine/side.svg", "alt": "A shoe that is not there"}
    match overlay["kind"]:
        case "story":
            return {**overlay, "cards": [{**card, "image": gone} for card in overlay["cards"]]}
        case "comparison":
            products = [{**each, "image": gone} for each in overlay["products"]]
            return {**overlay, "products": products}
        case _:
            return {**overlay, "image": gone}


def _preview(kind: str, form: str, state: str, overlay: Overlay, why: str) -> Preview:
    name = ":".join(part for part in (kind, form, state) if part)
    region = {"inline": f"gallery-{kind}", "popover": "add-to-cart"}.get(form)
    shown = {**overlay, "format": form, **({"region": region} if region else {})}
    return Preview(
        name=name,
        label=spoken(state or form),
        decision={"id": f"preview-{kind}", "campaign": "gallery", "why": why, "overlay": shown},
        is_rtl=state == "rtl",
    )
