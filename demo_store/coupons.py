"""Coupon codes the shop accepts."""

from __future__ import annotations

import msgspec

MAX_LENGTH = 40
COUPONS = {"WELCOME10": 10, "SPRING": 15}
"""Code to percent off the goods."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the field for a code, and what is wrong with it: empty where nothing is."""

    typed: str = ""
    fault: str = ""


def entry(typed: str, applied: str | None) -> Entry:
    """Return what was typed with its fault; an empty field takes off the code that is `applied`."""
    if not typed and not applied:
        return Entry(fault="Enter a code.")
    code = normalise(typed)
    if typed and code is None:
        return Entry(typed=typed, fault="That code is not valid.")
    return Entry(typed=code or "")


def normalise(code: str) -> str | None:
    """Return the code as the shop stores it, or None when it is not valid."""
    tidy = code.strip().upper()
    return tidy if tidy in COUPONS else None


def discount(code: str | None, goods_cents: int) -> int:
    """Return the cents taken off the goods."""
    return goods_cents * COUPONS.get(code or "", 0) // 100
