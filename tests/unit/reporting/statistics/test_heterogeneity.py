"""Segments: equal ones pool, different ones stand apart, and chance is shrunk away."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.heterogeneity import (
    Heterogeneity,
    HeterogeneityInput,
    heterogeneity,
    shrunken,
)

segments = st.lists(
    st.tuples(st.floats(-0.1, 0.1), st.floats(0.001, 0.05)), min_size=2, max_size=10
)


def asked(rows: list[tuple[float, float]]) -> HeterogeneityInput:
    return HeterogeneityInput(
        diffs=[diff for diff, _ in rows], standard_errors=[error for _, error in rows]
    )


def effects(rows: list[tuple[float, float]]) -> list[float]:
    found = shrunken(asked(rows))
    assert not isinstance(found, CannotSay)
    return found


def test_equal_effects_show_no_difference_and_stay() -> None:
    rows = [(0.02, 0.01), (0.02, 0.02), (0.02, 0.005)]
    found = heterogeneity(asked(rows))
    assert isinstance(found, Heterogeneity)
    assert (found.q, found.p) == pytest.approx((0, 1), abs=1e-12)
    assert effects(rows) == pytest.approx([0.02] * 3)


@given(segments)
def test_shrinking_moves_every_effect_towards_the_pooled_one_never_past_it(
    rows: list[tuple[float, float]],
) -> None:
    found = heterogeneity(asked(rows))
    assert isinstance(found, Heterogeneity)
    for (diff, _), kept in zip(rows, effects(rows), strict=True):
        low, high = sorted((diff, found.pooled))
        assert low - 1e-12 <= kept <= high + 1e-12


def test_plainly_different_segments_keep_most_of_their_difference() -> None:
    kept = effects([(0.10, 0.005), (-0.10, 0.005)])
    assert kept == pytest.approx([0.10, -0.10], rel=0.01)


def test_shrunken_effects_are_nearer_the_truth_than_raw_ones() -> None:
    draw = np.random.default_rng(6)
    raw_error = shrunk_error = 0.0
    for _ in range(300):
        truth = draw.normal(0.01, 0.005, 8)
        errors = draw.uniform(0.005, 0.03, 8)
        seen = truth + errors * draw.normal(size=8)
        kept = np.array(effects(list(zip(seen.tolist(), errors.tolist(), strict=True))))
        raw_error += float(((seen - truth) ** 2).sum())
        shrunk_error += float(((kept - truth) ** 2).sum())
    assert shrunk_error < raw_error / 2


def test_segments_that_cannot_be_compared_cannot_be_shrunk() -> None:
    assert isinstance(shrunken(asked([(0.1, 0.1)])), CannotSay)
