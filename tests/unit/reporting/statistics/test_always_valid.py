"""The interval that may be watched daily."""

import numpy as np
import pytest
from hypothesis import assume, given

from waverly.reporting.statistics.always_valid import (
    AlwaysValid,
    AlwaysValidInput,
    always_valid,
    confidence_multiplier,
    too_early,
    tuned_rho_squared,
)
from waverly.reporting.statistics.sums import MeanSums

from .groups import amounts, sums_of, zeros_and_ones


def watch(control: MeanSums, treatment: MeanSums, n_star: float = 20_000) -> AlwaysValid:
    found = always_valid(AlwaysValidInput(control=control, treatment=treatment, n_star=n_star))
    assert isinstance(found, AlwaysValid)
    return found


def first_alarm(daily: np.ndarray, shares: tuple[float, float]) -> int | None:
    """The first of 60 days on which the interval excludes 0; `daily` holds orders by day and group."""
    totals = daily.cumsum(axis=0).tolist()
    for day, (control, treatment) in enumerate(totals, start=1):
        if too_early(control, treatment) is not None:
            continue
        found = watch(
            zeros_and_ones(round(day * 500 * shares[0]), control),
            zeros_and_ones(round(day * 500 * shares[1]), treatment),
        )
        if not found.absolute.low <= 0 <= found.absolute.high:
            return day
    return None


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.1, 0.9)])
def test_two_months_of_daily_looks_without_effect_alarm_in_at_most_five_percent(
    shares: tuple[float, float],
) -> None:
    draw = np.random.default_rng(10)
    sizes = [round(500 * share) for share in shares]
    alarms = sum(
        first_alarm(draw.binomial(sizes, 0.04, size=(60, 2)), shares) is not None
        for _ in range(400)
    )
    assert alarms <= 20


def test_a_real_effect_is_found_and_stays_within_the_interval() -> None:
    draw = np.random.default_rng(11)
    days = [
        first_alarm(draw.binomial(250, [0.04, 0.055], size=(60, 2)), (0.5, 0.5)) for _ in range(100)
    ]
    found = [day for day in days if day is not None]
    assert len(found) >= 75


def test_watching_costs_width() -> None:
    rho_squared = tuned_rho_squared(0.05, 10_000)
    assert confidence_multiplier(10_000, rho_squared, 0.05) == pytest.approx(3.0, abs=0.1)


def test_the_interval_is_tightest_in_standard_errors_near_the_planned_size() -> None:
    rho_squared = tuned_rho_squared(0.05, 10_000)
    widths = {n: confidence_multiplier(n, rho_squared, 0.05) for n in (100, 10_000, 1_000_000)}
    assert min(widths, key=lambda n: widths[n]) == 10_000


@given(amounts, amounts)
def test_p_below_the_level_and_an_interval_without_zero_are_one(
    one: list[float], other: list[float]
) -> None:
    assume(max(one) - min(one) > 0.5 and max(other) - min(other) > 0.5)
    found = watch(sums_of(one), sums_of(other), n_star=50).absolute
    assume(abs(found.p - 0.05) > 1e-6)
    assert (found.p < 0.05) == (not found.low <= 0 <= found.high)


def test_a_control_without_orders_has_no_relative_interval() -> None:
    assert watch(zeros_and_ones(100, 0), zeros_and_ones(100, 5)).relative is None


def test_nineteen_orders_are_too_early_and_twenty_are_not() -> None:
    assert too_early(19, 400) == "Too early to say: 19 orders in the smaller group, 20 are needed."
    assert too_early(20, 20) is None
