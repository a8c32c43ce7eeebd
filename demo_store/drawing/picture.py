"""Draws a shoe as an SVG document: pick a silhouette, a palette and a view."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from . import parts
from .colour import luminance, shade, tint
from .palette import Palette
from .silhouette import SILHOUETTES

VIEWS = ("side", "top", "sole", "detail", "pair")
"""The views a gallery may ask for, in gallery order."""

_FRAMES = {
    "side": "0 0 1000 640",
    "pair": "0 0 1000 640",
    "detail": "330 150 500 320",
    "top": "55 40 910 582",
    "sole": "55 40 910 582",
}
_TEMPLATES = {"side": "side", "pair": "pair", "detail": "side", "top": "top", "sole": "sole"}

_environment = Environment(
    loader=PackageLoader(__package__.rpartition(".")[0], "templates/shoe"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(shade=shade, tint=tint)


@lru_cache(maxsize=512)
def draw(silhouette: str, palette: Palette, view: str) -> str:
    """Return the SVG text of one view.

    Raises `KeyError` when the silhouette or the view is not one of those drawn.
    """
    shape = SILHOUETTES[silhouette]
    template = _environment.get_template(f"{_TEMPLATES[view]}.svg")
    return template.render(
        box=_FRAMES[view],
        kind=silhouette,
        view=view,
        s=shape,
        p=palette,
        dark=luminance(palette.upper) < 0.08,
        eyestay=parts.eyestay(shape),
        seam=parts.stitching(shape),
        laces=parts.laces(shape),
        lugs=parts.lugs(shape),
    )
