"""Coupon codes the shop accepts."""

from __future__ import annotations

COUPONS = {"WELCOME10": 10, "SPRING": 15}
"""Code to percent off the goods."""


def normalise(code: str) -> str | None:
    """Return the code as the shop stores it, or None when it is not valid."""
    tidy = code.strip().upper()
    return tidy if tidy in COUPONS else None


def discount(code: str | None, goods_cents: int) -> int:
    """Return the cents taken off the goods."""
    return goods_cents * COUPONS.get(code or "", 0) // 100
