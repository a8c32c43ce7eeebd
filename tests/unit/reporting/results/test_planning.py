"""The planner against real looks: draws of single orders, watched daily by the report's own interval."""

from statistics import median, quantiles

import numpy as np
import pytest

from waverly.reporting.results.comparison import ALPHA, PLANNED_VISITORS
from waverly.reporting.results.planning import Pace, outlook_at
from waverly.reporting.statistics.always_valid import (
    MIN_CONVERSIONS,
    AlwaysValid,
    AlwaysValidInput,
    always_valid,
)
from waverly.reporting.statistics.sums import OrderCount

DAYS = 200


def watched(lift: float, pace: Pace, rng: np.random.Generator) -> int:
    """The first day on which the interval of one real run excludes no effect."""
    held = shown = OrderCount(n=0, orders=0)
    for day in range(1, DAYS + 1):
        held_today = rng.binomial(int(pace.visitors_a_day), pace.control_share)
        shown_today = int(pace.visitors_a_day) - held_today
        held = more(held, held_today, pace.base_rate, rng)
        shown = more(shown, shown_today, pace.base_rate * (1 + lift), rng)
        if min(held.orders, shown.orders) < MIN_CONVERSIONS:
            continue
        asked = AlwaysValidInput(
            control=held.sums, treatment=shown.sums, alpha=ALPHA, n_star=PLANNED_VISITORS
        )
        found = always_valid(asked)
        assert isinstance(found, AlwaysValid)
        if found.absolute.low > 0 or found.absolute.high < 0:
            return day
    return DAYS + 1


def more(side: OrderCount, n: int, rate: float, rng: np.random.Generator) -> OrderCount:
    return OrderCount(n=side.n + n, orders=side.orders + int(rng.binomial(n, rate)))


@pytest.mark.parametrize(("lift", "a_day"), [(0.2, 800), (0.1, 4_000), (0.05, 9_000)])
def test_planned_and_real_stopping_times_agree(lift: float, a_day: int) -> None:
    pace = Pace(visitors_a_day=a_day, base_rate=0.06, control_share=0.19)
    rng = np.random.default_rng(11)
    real = [watched(lift, pace, rng) for _ in range(300)]
    planned = next(wait for wait in outlook_at(pace).waits if wait.lift == lift)
    assert 10 < median(real) < DAYS
    assert planned.days == pytest.approx(median(real), rel=0.15)
    assert planned.days_mostly == pytest.approx(quantiles(real, n=5)[-1], rel=0.15)


def test_a_larger_lift_and_more_visitors_are_known_sooner() -> None:
    some, many = (
        outlook_at(Pace(visitors_a_day=a_day, base_rate=0.05, control_share=0.19))
        for a_day in (500, 5_000)
    )
    waits = [wait.days for wait in some.waits]
    assert waits == sorted(waits, reverse=True)
    assert many.waits[2].days == pytest.approx(waits[2] / 10)
    assert (many.smallest_lift or 1) < (some.smallest_lift or 1)


def test_nothing_is_known_before_both_sides_have_a_few() -> None:
    half = outlook_at(Pace(visitors_a_day=10, base_rate=0.8, control_share=0.05))
    assert half.waits[2].days > MIN_CONVERSIONS / (10 * 0.8 * 0.05)
    assert [wait.lift for wait in half.waits] == [0.05, 0.10, 0.20]


def test_a_lift_beyond_everybody_is_not_planned_for() -> None:
    found = outlook_at(Pace(visitors_a_day=10, base_rate=0.95, control_share=0.2))
    assert [wait.lift for wait in found.waits] == [0.05]
    assert found.smallest_lift is None
