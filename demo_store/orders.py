"""Placed orders, and the made-up past orders of the account page."""

from __future__ import annotations

import datetime as dt
import secrets

import msgspec

from .basket import Line, Totals
from .catalogue import Catalogue


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What was bought, for whom and for how much."""

    id: str
    placed_on: dt.date
    lines: tuple[Line, ...]
    totals: Totals
    email: str
    name: str
    address: tuple[str, ...]
    method: str
    card_last4: str
    coupon: str | None
    status: str = "Being packed"


def new_order_id() -> str:
    """Return an order number that cannot be guessed from another."""
    return f"FW{secrets.randbelow(900_000_000) + 100_000_000}"


def past_orders(catalogue: Catalogue) -> list[Order]:
    """Return two delivered orders, so that the account page has something to show."""
    picks = [
        ("FW204118763", dt.date(2026, 5, 4), "longfell", "moss", "43"),
        ("FW198840215", dt.date(2025, 11, 17), "tempo-daily", "coal", "43"),
    ]
    return [order for pick in picks if (order := _delivered(catalogue, *pick))]


def _delivered(
    catalogue: Catalogue, order_id: str, placed_on: dt.date, slug: str, colour: str, size: str
) -> Order | None:
    product = catalogue.by_slug(slug)
    if product is None:
        return None
    line = Line(product=product, colour=product.colour(colour), size=size, quantity=1)
    sums = Totals(goods_cents=line.total_cents, discount_cents=0, shipping_cents=0)
    return Order(
        id=order_id,
        placed_on=placed_on,
        lines=(line,),
        totals=sums,
        email="alex.berger@example.com",
        name="Alex Berger",
        address=("Lindenweg 12", "79098 Freiburg", "Germany"),
        method="standard",
        card_last4="4242",
        coupon=None,
        status="Delivered",
    )
