"""Which formats suit which kind: a table with four columns is no banner, a badge needs no dialog."""

from typing import get_args

from waverly.wire.overlay import AnyOverlay, Format

EVERY: tuple[Format, ...] = get_args(Format)

_CARD: tuple[Format, ...] = ("corner", "inline", "popover", "sheet", "modal")
"""Where a few lines and a field fit."""

FORMATS: dict[str, tuple[Format, ...]] = {
    "message": EVERY,
    "faq": (*_CARD, "fullscreen"),
    "review": (*_CARD, "fullscreen"),
    "comparison": ("corner", "inline", "sheet", "modal", "fullscreen"),
    "story": ("corner", "sheet", "modal", "fullscreen"),
    "guarantee": ("corner", "banner", "inline", "popover", "sheet"),
    "shipping": ("corner", "banner", "inline", "popover", "sheet"),
    "offer": ("corner", "banner", "inline", "popover", "sheet", "modal"),
    "timer": ("corner", "banner", "inline", "sheet", "modal"),
    "quiz": ("corner", "sheet", "modal", "fullscreen"),
    "poll": _CARD,
    "slider": _CARD,
    "rating": _CARD,
    "missing": ("corner", "sheet", "modal"),
    "save_cart": _CARD,
    "alert": _CARD,
    "reminder": _CARD,
    "question": _CARD,
    "chat": ("corner", "inline", "sheet", "modal"),
    "form_help": ("corner", "inline", "popover", "sheet"),
}
"""The formats each kind may take, the gentlest first."""

DIALOGS: frozenset[Format] = frozenset({"modal", "fullscreen"})
"""Formats that take the page away."""

PLACED: frozenset[Format] = frozenset({"inline", "popover"})
"""Formats that stand at a region of the page."""

OVERLAYS = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyOverlay)}
"""The struct of each kind."""
