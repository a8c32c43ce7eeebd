"""Orders reported by the store's backend: the most reliable source on a purchase."""

from collections.abc import Iterable, Sequence
from itertools import compress

from msgspec import Struct

from waverly.storage.insert_once import insert_once
from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.measured.premature_orders import make_way
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.record_results import Row, new_by_key, with_gaps
from waverly.storage.store import Store
from waverly.storage.tables import outcomes
from waverly.wire.records import Why
from waverly.wire.scalars import Count, Currency, Id, Instant, Money


class Order(Struct, frozen=True, kw_only=True):
    """One order. `at` is when it was placed (milliseconds); `visitor` joins it to what was shown.

    `number` is what people call it (#1006), where `id` is another.
    """

    id: Id
    visitor: Id
    at: Instant
    value: Money
    currency: Currency | None = None
    session: Id | None = None
    items: Count | None = None
    number: Id | None = None


async def remember_orders(
    store: Store, site: str, orders: Sequence[Order], now: int
) -> list[Why | None]:
    """Store the orders not yet known, from the page or from here; return why others were passed over.

    If a page reported the order earlier than it was placed, for another visitor, that report is discarded.
    An order said to be placed later than `now` is taken as placed now: that clock is wrong. Those of
    visitors erased a moment ago are passed over, and those of a time that is no longer kept.
    """
    since = await kept_since(store, site)
    is_kept = [order.at >= since for order in orders]
    told = list(compress(orders, is_kept))
    fates = await _remember(store, site, told, now) if told else []
    return with_gaps(is_kept, fates, "no_longer_kept")


async def _remember(store: Store, site: str, told: Sequence[Order], now: int) -> list[Why | None]:
    async with store.write() as connection:
        refused = await refused_among(connection, site, [order.visitor for order in told], now)
        is_kept = [order.visitor not in refused for order in told]
        rows = _rows(site, compress(told, is_kept), now)
        new: set[str] = set()
        if rows:
            await make_way(connection, site, rows)
            statement = insert_once(connection, outcomes).returning(outcomes.c.key)
            new = set((await connection.execute(statement, rows)).scalars())
    fates = new_by_key([order.id for order in compress(told, is_kept)], new)
    return with_gaps(is_kept, fates, "erased")


def _rows(site: str, orders: Iterable[Order], now: int) -> list[Row]:
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
            "number": order.number,
        }
        for order in orders
    ]
