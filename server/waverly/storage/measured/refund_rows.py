"""Money given back, as the store's backend tells it."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.fates import new_by_key
from waverly.storage.insert_once import insert_once
from waverly.storage.measured.measured_tables import refunds
from waverly.storage.store import Store
from waverly.storage.tables import outcomes
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
                found.setdefault(row.order, []).append(
                    Refund(
                        id=row.refund,
                        order=row.order,
                        at=row.at,
                        value=row.value,
                        currency=row.currency,
                    )
                )
    return found


async def orders_unknown(store: Store, site: str, orders: Iterable[str]) -> frozenset[str]:
    """Return which of some orders nobody has told, neither a page nor a backend."""
    named = frozenset(orders)
    known: set[str] = set()
    async with store.read() as connection:
        for part in chunks(named):
            statement = select(outcomes.c.key).where(
                outcomes.c.site == site, outcomes.c.kind == "purchased", outcomes.c.key.in_(part)
            )
            known |= set((await connection.execute(statement)).scalars())
    return named - known
