"""Capping revenue: one giant order stops deciding, ordinary ones stay as they are."""

import statistics

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waverly.reporting.statistics.capped_revenue import (
    CappedRevenue,
    CappedRevenueInput,
    capped_revenue,
    quantile,
)

from .groups import amounts


def compare(
    control: list[float], treatment: list[float], quantile_of_orders: float = 0.99
) -> CappedRevenue:
    found = capped_revenue(
        CappedRevenueInput(
            control=control, treatment=treatment, quantile_of_orders=quantile_of_orders
        )
    )
    assert isinstance(found, CappedRevenue)
    return found


@given(st.lists(st.floats(0, 1_000), min_size=2, max_size=60), st.integers(1, 99))
def test_the_quantile_is_that_of_the_standard_library(values: list[float], percent: int) -> None:
    expected = statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
    assert quantile(values, percent / 100) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_one_giant_order_does_not_decide() -> None:
    ordinary = [0.0] * 900 + [50.0] * 100
    spoiled = [*ordinary[:-1], 100_000.0]
    found = compare(ordinary, spoiled)
    assert found.treatment_mean - found.control_mean < found.se


@given(amounts, amounts)
def test_capping_at_the_largest_order_changes_nothing(
    control: list[float], treatment: list[float]
) -> None:
    assume(max(*control, *treatment) > 0)
    found = compare(control, treatment, 1.0)
    assert found.control_mean == pytest.approx(statistics.fmean(control))
    assert found.treatment_mean == pytest.approx(statistics.fmean(treatment))


def test_a_single_order_is_its_own_cap() -> None:
    assert compare([0, 12.5], [0, 0]).cap == 12.5
