"""The colours of one colourway, as the drawing needs them."""

from __future__ import annotations

import msgspec


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """Hex colours of a shoe's parts."""

    upper: str
    panel: str
    accent: str
    midsole: str
    outsole: str
    lace: str
    lining: str
