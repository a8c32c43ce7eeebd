"""The journey page's figures, from the visits of some days."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from waverly.deciding.opportunity import BASELINE
from waverly.reporting.journeys.cohorts import Cohort, cohorts_of
from waverly.reporting.journeys.conversion import (
    Assist,
    Quartiles,
    assists_of,
    quartiles_of,
    visits_before,
    ways_to_orders,
)
from waverly.reporting.journeys.decision_points import DecisionPoint, points_by_day, points_by_page
from waverly.reporting.journeys.failures import Failure, failures_of
from waverly.reporting.journeys.page_names import page_names
from waverly.reporting.journeys.ways import (
    DropOff,
    PageCount,
    Way,
    drop_offs_of,
    entries_of,
    exits_of,
    ways_of,
)
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.names import product_names
from waverly.reporting.periods import Days
from waverly.sessions import IMPORTED
from waverly.storage import Store
from waverly.storage.measured.purchase_rows import counted_orders
from waverly.storage.measured.visit_rows import Newest, Visit, newest_visits


class Journeys(Struct, frozen=True, kw_only=True):
    """Everything about ways through the shop. Robots and the store's own people are left out.

    So are `orders_alone`: imported visits of which a list of orders told the order and no page.
    `is_cut` when there were more visits than are read at once: then the newest are counted.
    """

    days: Days
    visits: int
    filtered: int
    orders_alone: int
    visitors: int
    returning: int
    is_cut: bool
    entries: tuple[PageCount, ...]
    exits: tuple[PageCount, ...]
    drop_offs: tuple[DropOff, ...]
    orders: int
    """Those these visits led to: each counts with the last visit begun before it."""
    ways: tuple[Way, ...]
    failures: tuple[Failure, ...]
    time_to_order: tuple[Quartiles, ...]
    assists: tuple[Assist, ...]
    cohorts: tuple[Cohort, ...]
    visits_before_order: dict[int, int]
    by_page: tuple[DecisionPoint, ...]
    by_day: tuple[DecisionPoint, ...]
    baseline: dict[str, int]
    """How often each campaign would have been shown while nothing was."""


async def journeys(
    store: Store,
    site: str,
    days: Days,
    at: int,
    *,
    within: tuple[int, int] | None = None,
    most_turns: int | None = None,
) -> Journeys:
    """Return the journeys of visits opened in some days, as told by `at` (server milliseconds).

    `within` are two instants where something begins and ends amid a day, as a baseline does.
    """
    since, until = within or (days.since, days.until)
    await catch_up(store, site, at, most_turns=most_turns)
    newest = await newest_visits(store, site, since, until)
    purchases = await counted_orders(store, site)
    products = await product_names(store, site, newest.visits)
    return await asyncio.to_thread(_summed_up, newest, purchases, days, products)


def _summed_up(
    newest: Newest,
    purchases: Mapping[str, Sequence[int]],
    days: Days,
    products: Mapping[str, str],
) -> Journeys:
    people = [visit for visit in newest.visits if visit.filtered is None]
    visits = [visit for visit in people if not _is_order_alone(visit)]
    orders = ways_to_orders(visits, purchases)
    names = page_names(visits, products)
    return Journeys(
        days=days,
        visits=len(visits),
        filtered=len(newest.visits) - len(people),
        orders_alone=len(people) - len(visits),
        visitors=len({visit.visitor for visit in visits}),
        returning=_returning(visits),
        is_cut=newest.is_cut,
        entries=entries_of(visits, names),
        exits=exits_of(visits, names),
        drop_offs=drop_offs_of(visits),
        orders=len(orders),
        ways=ways_of(visits),
        failures=failures_of(visits, names),
        time_to_order=quartiles_of(orders),
        assists=assists_of(orders),
        cohorts=cohorts_of(visits, purchases),
        visits_before_order=visits_before(orders),
        by_page=points_by_page(visits),
        by_day=points_by_day(visits),
        baseline=_baseline(visits),
    )


def _is_order_alone(visit: Visit) -> bool:
    """Tell whether an import knew the orders of a visit alone: the page of each is but inferred from it."""
    is_imported = visit.session.startswith(IMPORTED)
    return is_imported and all(view.type == "confirmation" for view in visit.views)


def _returning(visits: list[Visit]) -> int:
    """Count visits by people who had been here before."""
    return sum(visit.earlier_visits > 0 for visit in visits)


def _baseline(visits: list[Visit]) -> dict[str, int]:
    counts = Counter(
        seen.arm for visit in visits for seen in visit.decisions if seen.held_out == BASELINE
    )
    return dict(counts.most_common())
