"""Mixing of hex colours, for the light and shade on a drawn shoe."""

from __future__ import annotations


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0 to 1) of `other` mixed in; both are `#rrggbb`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def shade(colour: str, share: float) -> str:
    """Return the colour in shadow."""
    return mix(colour, "#0b0d12", share)


def tint(colour: str, share: float) -> str:
    """Return the colour in light."""
    return mix(colour, "#fffdf8", share)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""

    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in _channels(colour))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
