"""The result over time: the estimate and its interval at the end of each day."""

from math import ceil

from msgspec import Struct

from waverly.reporting.measuring.metrics import VISITORS, Metric
from waverly.reporting.results.comparison import effect_of, plain_pairs
from waverly.reporting.results.findings import too_early
from waverly.reporting.results.groups import Sides, Stratum, put
from waverly.storage.measured.statistic_rows import Table

MOST_LOOKS = 60
"""Looks that are drawn: two months day by day; of a longer time every second day, every third."""


class DailyLook(Struct, frozen=True, kw_only=True):
    """One day's look at all that had happened by then; without figures while it was too early."""

    day: str
    visitors: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None


def looks_of(days: Table, metric: Metric) -> tuple[DailyLook, ...]:
    """Return one look a day, the newest day's among them, from sums by day of one campaign.

    Visitors count on the day they were enrolled, with all that came of them since.
    """
    by_day: dict[str, Table] = {}
    for cell, sums in days.items():
        if cell.metric in (VISITORS, metric.name):
            by_day.setdefault(cell.day, {})[cell] = sums
    found: list[DailyLook] = []
    so_far: dict[int, Stratum] = {}
    every = ceil(len(by_day) / MOST_LOOKS)
    for left, day in zip(range(len(by_day) - 1, -1, -1), sorted(by_day), strict=True):
        for cell, sums in by_day[day].items():
            put(so_far, cell, sums)
        if left % every == 0:
            found.append(_look(day, Sides(strata=list(so_far.values())), metric))
    return tuple(found)


def _look(day: str, sides: Sides, metric: Metric) -> DailyLook:
    shown, held_out = sides.shown, sides.held_out
    visitors = shown.visitors.n + held_out.visitors.n
    if too_early(shown, held_out, metric) is not None:
        return DailyLook(day=day, visitors=visitors)
    effect = effect_of(plain_pairs(sides.strata, metric.name))
    if effect is None:
        return DailyLook(day=day, visitors=visitors)
    found = effect.absolute
    return DailyLook(
        day=day, visitors=visitors, estimate=found.estimate, low=found.low, high=found.high
    )
