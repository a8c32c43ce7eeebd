"""Colours as styles write them, and how well one can be read on another (WCAG 2.2, 1.4.3)."""

import re

Rgb = tuple[int, int, int]

_HEX = re.compile(r"^#(?:[0-9a-f]{3}|[0-9a-f]{6})$", re.IGNORECASE)
_RGB = re.compile(r"^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$", re.IGNORECASE)


def rgb_of(text: str) -> Rgb | None:
    """Return `#1a2b3c`, `#abc` or `rgb(1 2 3)` as numbers, None for what only a browser can read."""
    text = text.strip()
    if _HEX.match(text):
        digits = text[1:] if len(text) == 7 else "".join(each * 2 for each in text[1:])
        return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    match = _RGB.match(text)
    if match is None:
        return None
    red, green, blue = (min(int(each), 255) for each in match.groups())
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
