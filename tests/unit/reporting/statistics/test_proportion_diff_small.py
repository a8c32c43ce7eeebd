"""Small proportions: limits stay possible, and cover."""

import numpy as np
import pytest
from hypothesis import given

from waverly.reporting.statistics.proportion_diff_small import (
    ProportionDiff,
    ProportionDiffInput,
    proportion_diff_small,
    wilson,
)
from waverly.reporting.statistics.sums import OrderCount

from .groups import order_counts, orders


def compare(control: OrderCount, treatment: OrderCount) -> ProportionDiff:
    found = proportion_diff_small(ProportionDiffInput(control=control, treatment=treatment))
    assert isinstance(found, ProportionDiff)
    return found


@given(order_counts, order_counts)
def test_limits_stay_within_minus_one_and_one_around_the_difference(
    control: OrderCount, treatment: OrderCount
) -> None:
    found = compare(control, treatment)
    assert -1 - 1e-12 <= found.low <= found.diff <= found.high <= 1 + 1e-12


def test_no_orders_on_either_side_still_have_an_interval() -> None:
    found = compare(orders(40, 0), orders(60, 0))
    assert found.low < 0 == found.diff < found.high


def test_wilson_of_no_orders_begins_at_zero() -> None:
    low, high = wilson(orders(30, 0), 0.95)
    assert low == pytest.approx(0, abs=1e-15)
    assert high == pytest.approx(1.959963985**2 / (30 + 1.959963985**2), rel=1e-8)


def test_ninety_five_percent_intervals_cover_about_that_often_with_few_orders() -> None:
    draw = np.random.default_rng(7)
    covered = 0
    for control, treatment in zip(
        draw.binomial(150, 0.03, 2_000).tolist(),
        draw.binomial(120, 0.05, 2_000).tolist(),
        strict=True,
    ):
        found = compare(orders(150, control), orders(120, treatment))
        covered += found.low <= 0.02 <= found.high
    assert 0.93 <= covered / 2_000 <= 0.985
