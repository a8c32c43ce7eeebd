"""The interval closing over time: what could be said at the end of each day."""

from msgspec import Struct

from waverly.reporting.measuring.metrics import Metric
from waverly.reporting.results.comparison import effect_of, plain_pairs
from waverly.reporting.results.findings import too_early
from waverly.reporting.results.groups import Sides, sides_by
from waverly.storage.statistic_rows import Table


class Look(Struct, frozen=True, kw_only=True):
    """One day's look at all that had happened by then; without figures while it was too early."""

    day: str
    visitors: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None


def looks_of(days: Table, metric: Metric) -> tuple[Look, ...]:
    """Return one look a day, from sums by day of one campaign.

    Visitors count on the day they were enrolled, with all that came of them since.
    """
    by_day: dict[str, Table] = {}
    for cell, sums in days.items():
        by_day.setdefault(cell.day, {})[cell] = sums
    found, so_far = [], Sides(strata=[])
    for day in sorted(by_day):
        today = next(iter(sides_by(by_day[day], "campaign").values()))
        so_far = so_far.joined(today)
        found.append(_look(day, so_far, metric))
    return tuple(found)


def _look(day: str, sides: Sides, metric: Metric) -> Look:
    shown, held_out = sides.shown, sides.held_out
    visitors = shown.visitors.n + held_out.visitors.n
    if too_early(shown, held_out, metric) is not None:
        return Look(day=day, visitors=visitors)
    effect = effect_of(plain_pairs(sides.strata, metric.name))
    if effect is None:
        return Look(day=day, visitors=visitors)
    found = effect.absolute
    return Look(day=day, visitors=visitors, estimate=found.estimate, low=found.low, high=found.high)
