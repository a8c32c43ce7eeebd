"""Planned stopping times beside real ones: single orders, watched daily by the report's own interval."""

from statistics import median

import numpy as np

from tests.benchmarks.result import Result
from tests.unit.reporting.results.test_planning import watched
from waverly.reporting.results.planning import Pace, outlook_at

CASES = ((0.2, 800, 0.06), (0.2, 2_000, 0.03), (0.1, 4_000, 0.06), (0.05, 9_000, 0.06))
"""Lift, visitors a day and order rate."""

RUNS = 400


def measure() -> list[Result]:
    """Return how far the planner is from what happens."""
    return [_case(*case) for case in CASES]


def _case(lift: float, a_day: int, order_rate: float) -> Result:
    pace = Pace(visitors_a_day=a_day, base_rate=order_rate, control_share=0.19)
    rng = np.random.default_rng(5)
    real = median(watched(lift, pace, rng) for _ in range(RUNS))
    planned = next(wait.days for wait in outlook_at(pace).waits if wait.lift == lift)
    return Result(
        what=f"a lift of {lift:.0%} with {a_day:,} visitors a day is known after",
        measured=f"{real:.0f} days; {planned:.0f} planned",
        target="within 15%",
        met=abs(planned - real) <= 0.15 * real,
    )
