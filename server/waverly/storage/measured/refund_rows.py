"""Money given back, as the store's backend tells it."""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import refunds
from waverly.storage.store import Store
from waverly.wire.scalars import Currency, Id, Instant, Money


class Refund(Struct, frozen=True, kw_only=True):
    """Money given back for an order. `id` makes it count once; it may come before the order does."""

    id: Id
    order: Id
    at: Instant
    value: Money
    currency: Currency | None = None


async def remember_refunds(store: Store, site: str, told: Iterable[Refund], now: int) -> int:
    """Store the refunds not yet known; return how many were new. None is later than `now`."""
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
    if not rows:
        return 0
    async with store.write() as connection:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        statement = insert(refunds).on_conflict_do_nothing().returning(refunds.c.id)
        return len((await connection.execute(statement, rows)).all())


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
