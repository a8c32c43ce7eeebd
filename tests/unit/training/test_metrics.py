"""Metrics agree with their definitions, counted the slow way."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.training.metrics import (
    auc_by_prefix,
    calibration_table,
    expected_calibration_error,
    log_loss,
    measure,
    pr_auc,
    roc_auc,
)

scored = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0]), st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.9])),
    min_size=1,
    max_size=40,
).map(lambda rows: (np.array([y for y, _ in rows]), np.array([s for _, s in rows])))


@given(scored)
def test_auc_is_the_share_of_pairs_in_the_right_order(data: tuple[np.ndarray, np.ndarray]) -> None:
    labels, scores = data
    pairs = [
        (high > low) + 0.5 * (high == low)
        for high in scores[labels == 1]
        for low in scores[labels == 0]
    ]
    expected = float(np.mean(pairs)) if pairs else math.nan
    assert roc_auc(labels, scores) == pytest.approx(expected, nan_ok=True)


@given(scored)
def test_pr_auc_is_the_mean_precision_at_each_buyer(data: tuple[np.ndarray, np.ndarray]) -> None:
    labels, scores = data
    precisions = [labels[scores >= score].mean() for score in scores[labels == 1]]
    expected = float(np.mean(precisions)) if precisions else math.nan
    assert pr_auc(labels, scores) == pytest.approx(expected, nan_ok=True)


def test_log_loss_is_the_mean_surprise() -> None:
    expected = -(math.log(0.8) + math.log(0.7)) / 2
    assert log_loss(np.array([1.0, 0.0]), np.array([0.8, 0.3])) == pytest.approx(expected)


def test_log_loss_stays_finite_when_a_certainty_fails() -> None:
    assert math.isfinite(log_loss(np.array([1.0, 0.0]), np.array([0.0, 1.0])))


def test_the_calibration_table_has_equal_bins_from_low_to_high() -> None:
    draw = np.random.default_rng(0)
    table = calibration_table((draw.random(1_000) < 0.2).astype(float), draw.random(1_000))
    assert [each.rows for each in table] == [100] * 10
    said = [each.predicted for each in table]
    assert said == sorted(said)


def test_saying_twice_too_much_is_an_error_of_the_base_rate() -> None:
    labels = np.tile([0.0, 0.0, 0.0, 1.0], 100)
    table = calibration_table(labels, np.full(400, 0.5))
    assert expected_calibration_error(table) == pytest.approx(0.25, abs=0.01)


def test_a_perfect_score_on_2466_rows_has_the_error_chance_alone_gives() -> None:
    draw = np.random.default_rng(3)
    errors = []
    for _ in range(50):
        truth = 1 / (1 + np.exp(-draw.normal(-2, 1, 2_466)))
        labels = (draw.random(2_466) < truth).astype(float)
        errors.append(expected_calibration_error(calibration_table(labels, truth)))
    assert float(np.mean(errors)) == pytest.approx(0.016, abs=0.003)


def test_measuring_says_what_on() -> None:
    labels = np.array([0.0, 1.0, 0.0, 1.0])
    metrics = measure(labels, np.array([0.1, 0.9, 0.2, 0.8]), base_rate=0.5, measured_on="later")
    assert (metrics.rows, metrics.orders, metrics.auc, metrics.measured_on) == (4, 2, 1.0, "later")
    assert metrics.base_log_loss == pytest.approx(math.log(2))


def test_prefix_classes_cover_every_row_once_and_keep_to_their_rows() -> None:
    lengths = np.array([1, 1, 2, 4, 7, 15, 80, 90])
    labels = np.array([0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0])
    scores = np.array([0.1, 0.9, 0.5, 0.5, 0.5, 0.5, 0.9, 0.1])
    table = auc_by_prefix(labels, scores, lengths)
    assert [each.rows for each in table] == [2, 1, 1, 1, 1, 2]
    assert [each.auc for each in table] == [1.0, None, None, None, None, 0.0]
    assert table[-1].to_events is None


def test_unknown_prefixes_give_no_table() -> None:
    assert auc_by_prefix(np.array([0.0, 1.0]), np.array([0.1, 0.2]), None) == ()
