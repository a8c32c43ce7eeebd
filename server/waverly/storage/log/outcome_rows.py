"""What came of visits, by visitor."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, select

from waverly.storage.chunks import chunks
from waverly.storage.store import Store
from waverly.storage.tables import outcomes

MEASURED = ("purchased", "add_to_cart", "checkout_started", "unsubscribed")
"""Kinds that metrics are made of; what is done with an overlay comes with its visit."""


class Happened(Struct, frozen=True, kw_only=True):
    """One outcome."""

    visitor: str
    session: str
    kind: str
    key: str
    at: int
    value: float = 0.0
    currency: str | None = None
    items: int = 0


async def outcomes_of(store: Store, site: str, visitors: Iterable[str]) -> list[Happened]:
    """Return the measured outcomes of some visitors, oldest first."""
    found: list[Happened] = []
    async with store.read() as connection:
        for part in chunks(visitors):
            statement = select(outcomes).where(
                outcomes.c.site == site,
                outcomes.c.visitor.in_(part),
                outcomes.c.kind.in_(MEASURED),
            )
            found += [_happened(row) for row in await connection.execute(statement)]
    return sorted(found, key=lambda each: (each.at, each.kind, each.key))


def _happened(row: Row[Any]) -> Happened:  # Any: SQLAlchemy types no columns
    return Happened(
        visitor=row.visitor,
        session=row.session,
        kind=row.kind,
        key=row.key,
        at=row.at,
        value=row.value or 0.0,
        currency=row.currency,
        items=row.items or 0,
    )


async def orders_named(store: Store, site: str, orders: Iterable[str]) -> dict[str, Happened]:
    """Return those of some orders that have been reported, by anybody."""
    found: dict[str, Happened] = {}
    async with store.read() as connection:
        for part in chunks(orders):
            statement = select(outcomes).where(
                outcomes.c.site == site, outcomes.c.kind == "purchased", outcomes.c.key.in_(part)
            )
            found |= {row.key: _happened(row) for row in await connection.execute(statement)}
    return found


async def orders_unknown(store: Store, site: str, orders: Iterable[str]) -> frozenset[str]:
    """Return which of some orders neither a page nor a backend has reported."""
    named = frozenset(orders)
    return named - (await orders_named(store, site, named)).keys()


async def known_orders(store: Store, site: str, orders: Iterable[str]) -> tuple[str, ...]:
    """Return those of some orders that have been reported already, by anybody."""
    found: list[str] = []
    async with store.read() as connection:
        for part in chunks(orders):
            statement = select(outcomes.c.key).where(
                outcomes.c.site == site, outcomes.c.kind == "purchased", outcomes.c.key.in_(part)
            )
            found += (await connection.execute(statement)).scalars()
    return tuple(found)
