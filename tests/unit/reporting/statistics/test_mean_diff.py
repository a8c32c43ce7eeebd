"""A difference of means: symmetric, scale-free, and honest about ratios."""

from math import nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.mean_diff import MeanDiff, MeanDiffInput, mean_diff
from waverly.reporting.statistics.sums import MeanSums, sample_variance

from .groups import amounts, sums_of, zeros_and_ones


def compare(control: MeanSums, treatment: MeanSums) -> MeanDiff:
    found = mean_diff(MeanDiffInput(control=control, treatment=treatment))
    assert isinstance(found, MeanDiff)
    return found


def vary(*groups: list[float]) -> bool:
    return all(max(group) - min(group) > 0.5 for group in groups)


@given(amounts, amounts)
def test_swapping_the_groups_mirrors_the_interval(one: list[float], other: list[float]) -> None:
    assume(vary(one, other))
    there, back = compare(sums_of(one), sums_of(other)), compare(sums_of(other), sums_of(one))
    assert there.diff_low == pytest.approx(-back.diff_high, rel=1e-9, abs=1e-9)
    assert there.p == pytest.approx(back.p, rel=1e-9)


@given(amounts, amounts, st.floats(min_value=0.01, max_value=100))
def test_another_currency_changes_no_relative_figure(
    one: list[float], other: list[float], rate: float
) -> None:
    assume(vary(one, other))
    plain = compare(sums_of(one), sums_of(other))
    changed = compare(
        sums_of([value * rate for value in one]), sums_of([value * rate for value in other])
    )
    for before, after in zip(
        (plain.rel, plain.rel_low, plain.rel_high),
        (changed.rel, changed.rel_low, changed.rel_high),
        strict=True,
    ):
        assert after == pytest.approx(before, rel=1e-6, abs=1e-9)


@given(amounts, amounts)
def test_p_below_the_level_and_an_interval_without_zero_are_one(
    one: list[float], other: list[float]
) -> None:
    assume(vary(one, other))
    found = compare(sums_of(one), sums_of(other))
    assume(abs(found.p - 0.05) > 1e-6)
    assert (found.p < 0.05) == (not found.diff_low <= 0 <= found.diff_high)


def test_a_control_without_orders_has_no_relative_lift() -> None:
    found = compare(zeros_and_ones(100, 0), zeros_and_ones(100, 7))
    assert (found.rel, found.rel_low, found.rel_high) == (None, None, None)
    assert found.diff == pytest.approx(0.07)


def test_a_treatment_without_orders_is_minus_one_without_limits() -> None:
    found = compare(zeros_and_ones(100, 7), zeros_and_ones(100, 0))
    assert (found.rel, found.rel_low, found.rel_high) == (-1.0, None, None)


def test_a_relative_limit_beyond_all_bounds_is_left_out_and_the_rest_stays() -> None:
    found = compare(sums_of([-100.0, 101.0]), sums_of([1.0, 2.0]))
    assert found.rel_high is None
    assert found.diff == pytest.approx(1.0)


def test_equal_values_that_only_rounding_tells_apart_are_no_spread() -> None:
    tenths = sums_of([0.1] * 7_777)
    assert isinstance(mean_diff(MeanDiffInput(control=tenths, treatment=tenths)), CannotSay)


def test_a_variance_never_falls_below_zero() -> None:
    assert sample_variance(3, 0.3, 0.03 - 1e-18) == 0.0
    assert sample_variance(2, nan, 1.0) != sample_variance(2, 1.0, 1.0)
