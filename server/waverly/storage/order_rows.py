"""Orders told by the store's backend: the most trustworthy word on a purchase."""

from collections.abc import Iterable

from msgspec import Struct

from waverly.storage.insert_once import insert_once
from waverly.storage.store import Store
from waverly.storage.tables import outcomes
from waverly.wire.scalars import Currency, Id, Instant, Money


class Order(Struct, frozen=True, kw_only=True):
    """One order. `at` is when it was placed (milliseconds); `visitor` joins it to what was shown."""

    id: Id
    visitor: Id
    at: Instant
    value: Money
    currency: Currency | None = None
    session: Id | None = None


async def remember_orders(store: Store, site: str, orders: Iterable[Order]) -> int:
    """Store the orders not yet known, from the page or from here; return how many were new."""
    rows = [
        {
            "site": site,
            "kind": "purchased",
            "key": order.id,
            "visitor": order.visitor,
            "session": order.session or "",
            "at": order.at,
            "decision": None,
            "value": order.value,
            "currency": order.currency,
        }
        for order in orders
    ]
    if not rows:
        return 0
    async with store.write() as connection:
        statement = insert_once(connection, outcomes).returning(outcomes.c.id)
        return len((await connection.execute(statement, rows)).all())
