"""How long a purchase takes, after how many visits, and which channels helped on the way. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.clock import HOUR_MS
from waverly.reporting.statistics.capped_revenue import quantile
from waverly.storage.measured.visit_rows import Visit


class Quartiles(Struct, frozen=True, kw_only=True):
    """Hours from the first visit to the first order; a quarter took less than `lower`."""

    first_source: str
    buyers: int
    lower: float
    median: float
    upper: float


class Assist(Struct, frozen=True, kw_only=True):
    """One channel: orders it closed, and orders it touched on the way but did not close."""

    source: str
    closed: int
    assisted: int
    share: float
    """The share of all orders it assisted."""


class Bought(Struct, frozen=True, kw_only=True):
    """One buyer's way to an order: visits up to it, oldest first, and when it came."""

    visits: tuple[Visit, ...]
    at: int
    is_first_order: bool


def ways_to_orders(visits: Iterable[Visit], purchases: Mapping[str, Sequence[int]]) -> list[Bought]:
    """Return each order with the visits that led to it; orders without a visit before them are left out.

    These are the visits since the order before it; of a second order in one visit, that visit.
    """
    by_visitor: dict[str, list[Visit]] = {}
    for visit in visits:
        by_visitor.setdefault(visit.visitor, []).append(visit)
    found = []
    for visitor, theirs in by_visitor.items():
        before = 0
        for place, at in enumerate(purchases.get(visitor, ())):
            earlier = [visit for visit in theirs if visit.opened_at <= at]
            led = [visit for visit in earlier if visit.opened_at >= before] or earlier[-1:]
            if led:
                found.append(Bought(visits=tuple(led), at=at, is_first_order=place == 0))
                before = at + 1
    return found


def quartiles_of(orders: Iterable[Bought]) -> tuple[Quartiles, ...]:
    """Return the time to a first order, over all and by the channel of the first visit.

    Only of visitors whose very first visit is known; quartiles by linear interpolation.
    """
    hours: dict[str, list[float]] = {}
    for order in orders:
        first = order.visits[0]
        if order.is_first_order and not first.earlier_visits:
            took = (order.at - first.opened_at) / HOUR_MS
            for source in ("all", first.source):
                hours.setdefault(source, []).append(took)
    return tuple(
        Quartiles(
            first_source=source,
            buyers=len(found),
            lower=quantile(found, 0.25),
            median=quantile(found, 0.5),
            upper=quantile(found, 0.75),
        )
        for source, found in sorted(
            hours.items(), key=lambda each: (each[0] != "all", -len(each[1]), each[0])
        )
    )


def assists_of(orders: Sequence[Bought]) -> tuple[Assist, ...]:
    """Return every channel's orders closed (the last visit's) and assisted (earlier visits')."""
    closed: Counter[str] = Counter()
    assisted: Counter[str] = Counter()
    for order in orders:
        last = order.visits[-1].source
        closed[last] += 1
        assisted.update({visit.source for visit in order.visits[:-1]} - {last})
    return tuple(
        Assist(
            source=source,
            closed=closed[source],
            assisted=assisted[source],
            share=assisted[source] / len(orders),
        )
        for source in sorted(
            {*closed, *assisted}, key=lambda each: (-closed[each] - assisted[each], each)
        )
    )


def visits_before(orders: Iterable[Bought]) -> dict[int, int]:
    """Return how many orders took one visit, two, three and so on."""
    counts = Counter(len(order.visits) for order in orders)
    return dict(sorted(counts.items()))
