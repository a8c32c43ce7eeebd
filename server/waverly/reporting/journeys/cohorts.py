"""Compares visitors who came by a channel with those who did not: a description, not evidence. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.reporting.statistics.sums import OrderCount
from waverly.storage.measured.visit_rows import Visit

NOT_RANDOMISED = (
    "Not randomised: people choose the channels they come by, "
    "and those who mean to buy choose others."
)


class Cohort(Struct, frozen=True, kw_only=True):
    """Visitors and buyers with and without one channel."""

    source: str
    touched: OrderCount
    untouched: OrderCount
    label: str = NOT_RANDOMISED


def cohorts_of(
    visits: Iterable[Visit], purchases: Mapping[str, Sequence[int]]
) -> tuple[Cohort, ...]:
    """Return a comparison for each channel, the one that touched most visitors first.

    A buyer is a visitor with an order after the first of these visits.
    """
    sources: dict[str, set[str]] = {}
    first_at: dict[str, int] = {}
    for visit in visits:
        sources.setdefault(visit.visitor, set()).add(visit.source)
        first_at.setdefault(visit.visitor, visit.opened_at)
    buyers = {
        visitor
        for visitor, at in first_at.items()
        if any(order >= at for order in purchases.get(visitor, ()))
    }
    names = {source for each in sources.values() for source in each}
    found = [_cohort(name, sources, buyers) for name in names]
    return tuple(sorted(found, key=lambda each: (-each.touched.n, each.source)))


def _cohort(name: str, sources: Mapping[str, set[str]], buyers: set[str]) -> Cohort:
    touched = {visitor for visitor, each in sources.items() if name in each}
    untouched = sources.keys() - touched
    return Cohort(
        source=name,
        touched=OrderCount(n=len(touched), orders=len(touched & buyers)),
        untouched=OrderCount(n=len(untouched), orders=len(untouched & buyers)),
    )
