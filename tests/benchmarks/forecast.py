"""Planned stopping times beside real ones: single orders, watched daily by the report's own interval."""

from statistics import median

import numpy as np

from tests.benchmarks.result import Result
from tests.unit.policies.test_forecast import DAYS, watched
from waverly.policies.forecast import Traffic, stopping_days

CASES = ((0.2, 800, 0.06), (0.4, 300, 0.06), (0.1, 4_000, 0.06), (0.3, 1_000, 0.03))
"""Lift, visitors a day and order rate."""

RUNS = 400


def measure() -> list[Result]:
    """Return how far the planner is from what happens."""
    return [_case(*case) for case in CASES]


def _case(lift: float, a_day: int, order_rate: float) -> Result:
    traffic = Traffic(visitors_a_day=a_day, order_rate=order_rate, control_share=0.19)
    rng = np.random.default_rng(5)
    real = median(watched(lift, traffic, rng) for _ in range(RUNS))
    planned = median(stopping_days(lift, traffic, horizon_days=DAYS))
    return Result(
        what=f"a lift of {lift:.0%} with {a_day:,} visitors a day is known after",
        measured=f"{real:.0f} days; {planned:.0f} planned",
        target="within 15%",
        met=abs(planned - real) <= 0.15 * real,
    )
