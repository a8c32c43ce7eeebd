"""Prices: whole cents inside, words and decimals at the edge."""

from __future__ import annotations

CURRENCY = "EUR"


def euros(cents: int) -> str:
    """Return a price as a shopper reads it, such as `€129` or `€4.90`."""
    whole, rest = divmod(cents, 100)
    return f"€{whole:,}" if rest == 0 else f"€{whole:,}.{rest:02d}"


def amount(cents: int) -> float:
    """Return a price in euros for machines (dataLayer, feed)."""
    return round(cents / 100, 2)


def decimal(cents: int) -> str:
    """Return a price in euros with two decimals, as schema.org offers want it."""
    return f"{cents // 100}.{cents % 100:02d}"
