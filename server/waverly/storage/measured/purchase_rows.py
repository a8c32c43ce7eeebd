"""Purchases by visitor, for labels and for reports."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select

from waverly.storage.people.own_people import own_people
from waverly.storage.store import Store
from waverly.storage.tables import outcomes

QUARTER_MS = 15 * 60_000

WINDOW_MS = 7 * 86_400_000
"""A purchase within seven days of the decision counts as its outcome."""


async def purchases_by_visitor(store: Store, site: str) -> dict[str, list[int]]:
    """Return each buyer's purchase instants (milliseconds), oldest first."""
    return await instants_by_visitor(store, site, "purchased")


async def instants_by_visitor(store: Store, site: str, kind: str) -> dict[str, list[int]]:
    """Return when each visitor had an outcome of this kind (milliseconds), oldest first."""
    statement = (
        select(outcomes.c.visitor, outcomes.c.at)
        .where(outcomes.c.site == site, outcomes.c.kind == kind)
        .order_by(outcomes.c.at)
    )
    found: dict[str, list[int]] = defaultdict(list)
    async with store.read() as connection:
        for visitor, at in await connection.execute(statement):
            found[visitor].append(at)
    return found


async def orders_by_quarter(store: Store, site: str, since: int, until: int) -> dict[int, int]:
    """Return how many orders were told in each quarter of an hour from `since` up to `until`.

    All in milliseconds. Every time zone's days begin with a quarter, so days can be made of them.
    Orders of the store's own people are left out.
    """
    at = outcomes.c.at
    statement = (
        select((at - at % QUARTER_MS).label("quarter"), func.count())
        .where(
            outcomes.c.site == site,
            outcomes.c.kind == "purchased",
            at >= since,
            at < until,
            outcomes.c.visitor.not_in(own_people(site, since)),
        )
        .group_by("quarter")
    )
    async with store.read() as connection:
        return {int(start): count for start, count in await connection.execute(statement)}


async def mean_order_value(store: Store, site: str, since: int) -> float:
    """Return the mean value of the orders since an instant (milliseconds), 0 without any.

    In the currency most orders came in; others are left out, and those of the store's own people.
    """
    statement = (
        select(func.avg(outcomes.c.value))
        .where(
            outcomes.c.site == site,
            outcomes.c.kind == "purchased",
            outcomes.c.at >= since,
            outcomes.c.value.is_not(None),
            outcomes.c.visitor.not_in(own_people(site, since)),
        )
        .group_by(outcomes.c.currency)
        .order_by(func.count().desc())
        .limit(1)
    )
    async with store.read() as connection:
        found = (await connection.execute(statement)).scalar()
    return 0.0 if found is None else float(found)


def has_bought(purchases: Sequence[int], at: int) -> bool:
    """Return whether one of the instants (sorted) lies within the window after `at`."""
    return is_followed(at, purchases, WINDOW_MS)


def is_followed(at: int, instants: Sequence[int], window_ms: int) -> bool:
    """Return whether one of the instants (sorted) lies within a window after `at`."""
    position = bisect_right(instants, at)
    return position < len(instants) and instants[position] <= at + window_ms
