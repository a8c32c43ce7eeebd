"""The Qini figures, against counts made by hand."""

import numpy as np
import pytest

from waverly.training.uplift.qini import (
    Ordered,
    auuc,
    curve,
    ordered,
    perfect_curve,
    qini,
    uplift_at,
)


def small(effects: list[float], outcome: list[int], treated: list[int]) -> Ordered:
    return ordered(
        np.array(effects, dtype=np.float64),
        np.array(outcome, dtype=np.float64),
        np.array(treated, dtype=np.float64),
        np.full(len(effects), 2.0),
    )


def test_the_curve_counts_outcomes_gained_over_nothing() -> None:
    rows = small([4, 3, 2, 1], outcome=[1, 0, 1, 1], treated=[1, 0, 0, 1])
    found = curve(rows)
    # In weights of 2: one bought when shown; one kept did not; one kept did; the last was shown.
    assert found.reached.tolist() == [0, 2, 4, 6, 8]
    assert found.gained.tolist() == [0, 2, 2, 1, 2]


def test_an_order_that_knew_everything_has_a_qini_of_one() -> None:
    rows = small([2, 2, 1, 1, 0, 0], outcome=[1, 1, 0, 0, 1, 1], treated=[1, 1, 0, 1, 0, 0])
    assert qini(rows) == pytest.approx(1)


def test_the_reverse_order_has_the_opposite_sign() -> None:
    ahead = small([3, 2, 1, 0], outcome=[1, 0, 0, 1], treated=[1, 0, 1, 0])
    behind = small([0, 1, 2, 3], outcome=[1, 0, 0, 1], treated=[1, 0, 1, 0])
    assert qini(ahead) > 0 > qini(behind)


def test_equal_predictions_say_nothing() -> None:
    rows = small([1, 1, 1, 1], outcome=[1, 0, 0, 1], treated=[1, 0, 1, 0])
    assert qini(rows) == 0


def test_no_order_beats_the_perfect_one() -> None:
    draw = np.random.default_rng(0)
    outcome, treated = draw.integers(0, 2, 200).tolist(), draw.integers(0, 2, 200).tolist()
    rows = small(draw.random(200).tolist(), outcome, treated)
    assert curve(rows).area < perfect_curve(rows).area


def test_uplift_at_a_share_compares_the_first_rows_only() -> None:
    rows = small([4, 3, 2, 1], outcome=[1, 0, 0, 1], treated=[1, 0, 1, 0])
    assert uplift_at(rows, 0.5) == 1
    assert uplift_at(rows, 1.0) == 0
    assert np.isnan(uplift_at(rows, 0.25))


def test_a_row_drawn_twice_counts_as_two() -> None:
    twice = small([4, 3], outcome=[1, 0], treated=[1, 0])
    spelt_out = small([4, 4, 3], outcome=[1, 1, 0], treated=[1, 1, 0])
    counts = np.array([2.0, 1.0])
    assert auuc(twice, counts) == pytest.approx(auuc(spelt_out))
    assert qini(twice, counts) == pytest.approx(qini(spelt_out))
