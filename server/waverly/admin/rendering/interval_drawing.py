"""Where an interval's marks go on a line from 0 to 100, with zero in the middle."""

from collections.abc import Iterable
from math import ceil, floor, log10

from msgspec import Struct

from waverly.reporting.results.comparison import Effect

MARGIN = 1.15
"""Room left beside the wider limit, so that its end is seen."""


class IntervalDrawing(Struct, frozen=True, kw_only=True):
    """Positions in percent of the width; `reach` is what 0 and 100 stand for, in shares."""

    low: float
    estimate: float
    high: float
    reach: float


def reach_of(effects: Iterable[Effect]) -> float:
    """Return what the ends of the line stand for: the round number within which all intervals lie."""
    ends = [end for each in effects for end in (each.absolute.low, each.absolute.high)]
    widest = MARGIN * max([0.001, *map(abs, ends)])
    digit = 10.0 ** floor(log10(widest))
    return min(round(ceil(round(widest / digit, 6)) * digit, 6), max(1.0, widest))


def drawing(effect: Effect, reach: float | None = None) -> IntervalDrawing:
    """Return the marks of an effect's absolute interval; `reach` is that of its neighbours, else its own."""
    interval = effect.absolute
    reach = reach_of([effect]) if reach is None else reach

    def place(value: float) -> float:
        return round(50 + 50 * value / reach, 6)

    return IntervalDrawing(
        low=place(interval.low),
        estimate=place(interval.estimate),
        high=place(interval.high),
        reach=reach,
    )
