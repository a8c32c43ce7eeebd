"""Purchases by visitor, for labels and for reports."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, func, or_, select

from waverly.clock import DAY_MS, MINUTE_MS
from waverly.storage.measured.measured_tables import visits
from waverly.storage.people.own_people import is_own_visit, own_people
from waverly.storage.store import Store
from waverly.storage.tables import outcomes, sessions

QUARTER_MS = 15 * MINUTE_MS

WINDOW_MS = 7 * DAY_MS
"""A purchase within seven days of the decision counts as its outcome."""


async def purchases_by_visitor(
    store: Store, site: str, since: int = 0, until: int | None = None
) -> dict[str, list[int]]:
    """Return each buyer's purchase instants (milliseconds), oldest first, from `since` up to `until`."""
    return await instants_by_visitor(store, site, "purchased", since, until)


async def instants_by_visitor(
    store: Store, site: str, kind: str, since: int = 0, until: int | None = None
) -> dict[str, list[int]]:
    """Return when each visitor had an outcome of this kind (milliseconds), oldest first.

    Of those from `since` up to and including `until`; of all by default.
    """
    statement = (
        select(outcomes.c.visitor, outcomes.c.at)
        .where(outcomes.c.site == site, outcomes.c.kind == kind, outcomes.c.at >= since)
        .order_by(outcomes.c.at)
    )
    if until is not None:
        statement = statement.where(outcomes.c.at <= until)
    return await _by_visitor(store, statement)


async def counted_orders(store: Store, site: str) -> dict[str, list[int]]:
    """Return when each visitor placed an order (milliseconds), oldest first, of those that count by now.

    One placed in a visit counts when that is over, and none that the store's own people placed.
    """
    placed = _placed(site)
    return await _by_visitor(store, select(placed.c.visitor, placed.c.at).order_by(placed.c.at))


async def orders_by_quarter(store: Store, site: str, since: int, until: int) -> dict[int, int]:
    """Return how many orders count with visits begun in each quarter of an hour from `since` to `until`.

    All in milliseconds. Every time zone's days begin with a quarter, so days can be made of them. An order
    counts with the last visit its visitor had begun before it, as it does where ways to orders are told.
    """
    placed = _placed(site, since - QUARTER_MS)
    began = func.max(visits.c.opened_at).label("began")
    theirs = and_(
        visits.c.site == site,
        visits.c.visitor == placed.c.visitor,
        # A sum is in no index, so SQLite looks by visitor: by time it read every visit for every order.
        visits.c.opened_at + 0 <= placed.c.at,
    )
    led = (
        select(began)
        .select_from(placed.join(visits, theirs))
        .where(~is_own_visit(site, visits.c.session))
        .group_by(placed.c.id)
        .having(began >= since, began < until)
        .subquery()
    )
    quarter = (led.c.began - led.c.began % QUARTER_MS).label("quarter")
    async with store.read() as connection:
        rows = await connection.execute(select(quarter, func.count()).group_by(quarter))
        return {int(start): count for start, count in rows}


def _placed(site: str, since: int = 0) -> Subquery:
    """The orders told since an instant that count by now: their visit, if any, is over and nobody's own.

    One told with the first batch of its visit is taken as placed when that began.
    """
    orders, itself = outcomes.alias("orders"), visits.alias("itself")
    theirs = and_(itself.c.site == orders.c.site, itself.c.session == orders.c.session)
    begun = select(sessions.c.id).where(sessions.c.site == site, sessions.c.id == orders.c.session)
    at = case((itself.c.opened_at > orders.c.at, itself.c.opened_at), else_=orders.c.at)
    return (
        select(orders.c.id, orders.c.visitor, at.label("at"))
        .select_from(orders.outerjoin(itself, theirs))
        .where(
            orders.c.site == site,
            orders.c.kind == "purchased",
            orders.c.at >= since,
            or_(itself.c.session.is_not(None), ~begun.exists()),
            ~is_own_visit(site, orders.c.session),
        )
        .subquery("placed")
    )


async def _by_visitor(store: Store, statement: Select[Any]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    async with store.read() as connection:
        for visitor, at in await connection.execute(statement):
            found[visitor].append(at)
    return found


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
