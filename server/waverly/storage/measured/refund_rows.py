"""Refunds, as the store's backend reports them."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.insert_once import insert_once
from waverly.storage.measured.measured_tables import refunds
from waverly.storage.record_results import new_by_key
from waverly.storage.store import Store
from waverly.wire.records import Why
from waverly.wire.scalars import Currency, Id, Instant, Money


class Refund(Struct, frozen=True, kw_only=True):
    """Money given back for an order. `id` makes it count once; it may come before the order does."""

    id: Id
    order: Id
    at: Instant
    value: Money
    currency: Currency | None = None


async def remember_refunds(
    store: Store, site: str, told: Sequence[Refund], now: int
) -> list[Why | None]:
    """Store the refunds not yet known; return why others were passed over. None is later than `now`."""
    if not told:
        return []
    async with store.write() as connection:
        return await insert_refunds(connection, site, told, now)


async def insert_refunds(
    connection: AsyncConnection, site: str, told: Sequence[Refund], now: int
) -> list[Why | None]:
    """Do the same in a transaction, for one refund or more."""
    rows = [
        {
            "site": site,
            "refund": refund.id,
            "order": refund.order,
            "at": min(refund.at, now),
            "value": refund.value,
            "currency": refund.currency,
        }
        for refund in told
    ]
    statement = insert_once(connection, refunds).returning(refunds.c.refund)
    new = (await connection.execute(statement, rows)).scalars()
    return new_by_key([refund.id for refund in told], new)


async def refunds_of(store: Store, site: str, orders: Iterable[str]) -> dict[str, list[Refund]]:
    """Return the refunds of some orders, by order."""
    found: dict[str, list[Refund]] = {}
    async with store.read() as connection:
        for part in chunks(orders):
            statement = select(refunds).where(refunds.c.site == site, refunds.c.order.in_(part))
            for row in await connection.execute(statement.order_by(refunds.c.refund)):
                found.setdefault(row.order, []).append(refund_in(row))
    return found


def refund_in(row: Row[Any]) -> Refund:  # Any: SQLAlchemy types no columns
    """Return the refund a row of the table holds."""
    return Refund(id=row.refund, order=row.order, at=row.at, value=row.value, currency=row.currency)
