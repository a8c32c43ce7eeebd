"""Covariate adjustment: same effect, less noise, and harmless when the covariate is empty."""

import numpy as np
import pytest
from numpy.typing import NDArray

from waverly.reporting.statistics.cuped_diff import (
    CovariateSums,
    CupedDiff,
    CupedDiffInput,
    cuped_diff,
)
from waverly.reporting.statistics.mean_diff import MeanDiff, MeanDiffInput, mean_diff

from .groups import sums_of

Rows = NDArray[np.float64]


def covariate_sums(y: Rows, x: Rows) -> CovariateSums:
    return CovariateSums(
        n=len(y),
        sum_y=float(y.sum()),
        sum_x=float(x.sum()),
        sum_yy=float((y * y).sum()),
        sum_xx=float((x * x).sum()),
        sum_xy=float((x * y).sum()),
    )


def compare(control: tuple[Rows, Rows], treatment: tuple[Rows, Rows]) -> tuple[CupedDiff, MeanDiff]:
    adjusted = cuped_diff(
        CupedDiffInput(control=covariate_sums(*control), treatment=covariate_sums(*treatment))
    )
    plain = mean_diff(
        MeanDiffInput(
            control=sums_of(control[0].tolist()), treatment=sums_of(treatment[0].tolist())
        )
    )
    assert isinstance(adjusted, CupedDiff)
    assert isinstance(plain, MeanDiff)
    return adjusted, plain


def test_a_telling_covariate_narrows_the_interval_around_the_same_effect() -> None:
    draw = np.random.default_rng(1)
    before = draw.normal(10, 3, 4_000)
    after = before + draw.normal(0, 1, 4_000)
    after[2_000:] += 0.5
    adjusted, plain = compare((after[:2_000], before[:2_000]), (after[2_000:], before[2_000:]))
    assert adjusted.theta == pytest.approx(1.0, abs=0.03)
    assert adjusted.diff_low < 0.5 < adjusted.diff_high
    assert adjusted.diff_high - adjusted.diff_low < (plain.diff_high - plain.diff_low) / 2


def test_a_covariate_that_never_varies_changes_nothing() -> None:
    draw = np.random.default_rng(2)
    one, other = draw.normal(1, 1, 30), draw.normal(2, 1, 40)
    adjusted, plain = compare((one, np.full(30, 0.1)), (other, np.full(40, 0.1)))
    assert adjusted.theta == 0.0
    assert (adjusted.diff, adjusted.p) == pytest.approx((plain.diff, plain.p), rel=1e-9)


def test_an_imbalance_known_beforehand_is_taken_out() -> None:
    draw = np.random.default_rng(3)
    one, other = draw.normal(10, 2, 1_000), draw.normal(11, 2, 1_000)
    adjusted, plain = compare((one + 0.01 * draw.normal(size=1_000), one), (other, other))
    assert plain.diff > 0.8
    assert abs(adjusted.diff) < 0.2
