"""Where an interval's marks go on a line from 0 to 100, with zero in the middle."""

from msgspec import Struct

from waverly.reporting.results.comparison import Effect

MARGIN = 1.15
"""Room left beside the wider limit, so that its end is seen."""


class Drawing(Struct, frozen=True, kw_only=True):
    """Positions in percent of the width; `reach` is what 0 and 100 stand for, in shares."""

    low: float
    estimate: float
    high: float
    reach: float


def drawing(effect: Effect) -> Drawing:
    """Return the marks of an effect's absolute interval."""
    interval = effect.absolute
    reach = MARGIN * max(abs(interval.low), abs(interval.high), 0.001)

    def place(value: float) -> float:
        return round(50 + 50 * value / reach, 2)

    return Drawing(
        low=place(interval.low),
        estimate=place(interval.estimate),
        high=place(interval.high),
        reach=reach,
    )
