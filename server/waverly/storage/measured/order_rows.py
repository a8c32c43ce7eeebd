"""Orders told by the store's backend: the most trustworthy word on a purchase."""

from collections.abc import Iterable

from msgspec import Struct

from waverly.storage.insert_once import insert_once
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.people.erased_marks import refused_among
from waverly.storage.store import Store
from waverly.storage.tables import outcomes
from waverly.wire.scalars import Count, Currency, Id, Instant, Money


class Order(Struct, frozen=True, kw_only=True):
    """One order. `at` is when it was placed (milliseconds); `visitor` joins it to what was shown."""

    id: Id
    visitor: Id
    at: Instant
    value: Money
    currency: Currency | None = None
    session: Id | None = None
    items: Count | None = None


async def remember_orders(store: Store, site: str, orders: Iterable[Order], now: int) -> int:
    """Store the orders not yet known, from the page or from here; return how many were new.

    An order said to be placed later than `now` is taken as placed now: that clock is wrong. Those of
    visitors erased a moment ago are passed over, and those of a time that is no longer kept.
    """
    since = await kept_since(store, site)
    told = [order for order in orders if order.at >= since]
    if not told:
        return 0
    async with store.write() as connection:
        refused = await refused_among(connection, site, [order.visitor for order in told], now)
        rows = _rows(site, [order for order in told if order.visitor not in refused], now)
        if not rows:
            return 0
        statement = insert_once(connection, outcomes).returning(outcomes.c.id)
        return len((await connection.execute(statement, rows)).all())


def _rows(site: str, orders: Iterable[Order], now: int) -> list[dict[str, object]]:
    return [
        {
            "site": site,
            "kind": "purchased",
            "key": order.id,
            "visitor": order.visitor,
            "session": order.session or "",
            "at": min(order.at, now),
            "decision": None,
            "value": order.value,
            "currency": order.currency,
            "items": order.items,
        }
        for order in orders
    ]
