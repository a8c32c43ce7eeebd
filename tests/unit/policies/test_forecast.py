"""The planner against real looks: draws of single orders, watched daily by the report's own interval."""

from statistics import median

import numpy as np
import pytest

from waverly.policies.forecast import Traffic, forecast, stopping_days, wait_for
from waverly.reporting.results.comparison import ALPHA, PLANNED_VISITORS
from waverly.reporting.statistics.always_valid import (
    MIN_CONVERSIONS,
    AlwaysValid,
    AlwaysValidInput,
    always_valid,
)
from waverly.reporting.statistics.sums import OrderCount

DAYS = 200


def watched(lift: float, traffic: Traffic, rng: np.random.Generator) -> int:
    """The first day on which the interval of one real run excludes no effect."""
    held = shown = OrderCount(n=0, orders=0)
    for day in range(1, DAYS + 1):
        held_today = rng.binomial(int(traffic.visitors_a_day), traffic.control_share)
        shown_today = int(traffic.visitors_a_day) - held_today
        held = more(held, held_today, traffic.order_rate, rng)
        shown = more(shown, shown_today, traffic.order_rate * (1 + lift), rng)
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


@pytest.mark.parametrize(("lift", "a_day"), [(0.2, 800), (0.4, 300), (0.1, 4_000)])
def test_planned_and_real_stopping_times_agree(lift: float, a_day: int) -> None:
    traffic = Traffic(visitors_a_day=a_day, order_rate=0.06, control_share=0.19)
    rng = np.random.default_rng(11)
    real = median(watched(lift, traffic, rng) for _ in range(300))
    planned = median(stopping_days(lift, traffic, horizon_days=DAYS))
    assert 10 < real < DAYS
    assert planned == pytest.approx(real, rel=0.15)


def test_a_larger_lift_and_more_visitors_are_known_sooner() -> None:
    some = Traffic(visitors_a_day=500, order_rate=0.05, control_share=0.19)
    many = Traffic(visitors_a_day=5_000, order_rate=0.05, control_share=0.19)
    waits = [wait.median_days or 999 for wait in forecast("c", some).waits]
    assert waits == sorted(waits, reverse=True)
    assert (wait_for(0.2, many).median_days or 999) < (wait_for(0.2, some).median_days or 0)


def test_the_same_question_has_the_same_answer() -> None:
    traffic = Traffic(visitors_a_day=300, order_rate=0.05, control_share=0.19)
    assert forecast("c", traffic) == forecast("c", traffic)
