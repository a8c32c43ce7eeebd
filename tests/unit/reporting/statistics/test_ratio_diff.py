"""Ratios of sums with visitors as the unit."""

import numpy as np
import pytest
from numpy.typing import NDArray

from waverly.reporting.statistics.mean_diff import MeanDiff, MeanDiffInput, mean_diff
from waverly.reporting.statistics.ratio_diff import (
    RatioDiff,
    RatioDiffInput,
    RatioSums,
    ratio_diff,
    ratio_estimate,
)

from .groups import sums_of

Rows = NDArray[np.float64]


def ratio_sums(y: Rows, s: Rows) -> RatioSums:
    return RatioSums(
        n=len(y),
        sum_y=float(y.sum()),
        sum_s=float(s.sum()),
        sum_yy=float((y * y).sum()),
        sum_ss=float((s * s).sum()),
        sum_ys=float((y * s).sum()),
    )


def test_one_session_each_is_a_plain_mean() -> None:
    draw = np.random.default_rng(1)
    one, other = draw.gamma(1, 5, 50), draw.gamma(1, 6, 60)
    ratio = ratio_diff(
        RatioDiffInput(
            control=ratio_sums(one, np.ones(50)), treatment=ratio_sums(other, np.ones(60))
        )
    )
    mean = mean_diff(
        MeanDiffInput(control=sums_of(one.tolist()), treatment=sums_of(other.tolist()))
    )
    assert isinstance(ratio, RatioDiff)
    assert isinstance(mean, MeanDiff)
    assert (ratio.diff_low, ratio.rel_high, ratio.p) == pytest.approx(
        (mean.diff_low, mean.rel_high, mean.p), rel=1e-9
    )


def test_the_delta_method_error_is_the_spread_over_repeated_shops() -> None:
    draw = np.random.default_rng(2)
    ratios, errors = [], []
    for _ in range(1_500):
        eager = draw.beta(1, 9, 400)
        sessions = draw.integers(1, 6, 400)
        bought = draw.binomial(sessions, eager).astype(float)
        estimate = ratio_estimate(ratio_sums(bought, sessions.astype(float)))
        ratios.append(estimate.value)
        errors.append(estimate.squared_error**0.5)
    assert float(np.mean(errors)) == pytest.approx(float(np.std(ratios)), rel=0.05)


def test_a_fixed_ratio_has_no_error_despite_rounding() -> None:
    s = np.random.default_rng(3).integers(1, 9, 500).astype(float)
    assert ratio_estimate(ratio_sums(0.1 * s, s)).squared_error == 0.0
