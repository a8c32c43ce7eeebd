"""Calibration is fitted where the model has not looked, and only as freely as the orders allow."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waverly.scoring.calibration import Calibration, Identity, Isotonic, Platt, calibrate
from waverly.training.calibration import apply, choose_calibration, fit_isotonic, fit_platt
from waverly.training.metrics import calibration_table, expected_calibration_error


def draw_raw(count: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(raw outputs, true probabilities, labels); the raw outputs are twice too sure of themselves."""
    draw = np.random.default_rng(seed)
    logits = draw.normal(-1.5, 1.0, count)
    truth = 1 / (1 + np.exp(-logits))
    raw = 1 / (1 + np.exp(-(2 * logits + 0.7)))
    return raw, truth, (draw.random(count) < truth).astype(float)


def test_platt_finds_the_line_that_was_bent() -> None:
    raw, _, labels = draw_raw(50_000, seed=1)
    line = fit_platt(raw, labels)
    assert line.slope == pytest.approx(0.5, abs=0.02)
    assert line.intercept == pytest.approx(-0.35, abs=0.03)


def test_platt_never_reverses_the_order() -> None:
    raw, _, labels = draw_raw(500, seed=2)
    assert 0 < fit_platt(1 - raw, labels).slope <= 0.05


def test_platt_of_few_orders_stays_near_the_base_rate() -> None:
    raw = np.array([0.1, 0.2, 0.8, 0.9])
    labels = np.array([0.0, 0.0, 1.0, 1.0])
    few = fit_platt(raw, labels)
    many = fit_platt(np.tile(raw, 100), np.tile(labels, 100))
    assert few.slope < 0.25 * many.slope
    assert apply(few, raw).mean() == pytest.approx(0.5, abs=0.01)


def test_platt_stays_finite_when_scores_separate_the_labels() -> None:
    raw = np.array([0.0, 0.1, 0.2, 0.8, 0.9, 1.0] * 10)
    line = fit_platt(raw, (raw > 0.5).astype(float))
    assert np.isfinite([line.slope, line.intercept]).all()


@given(st.integers(2, 300), st.integers(0, 1_000))
@settings(max_examples=60)
def test_isotonic_rises_and_avoids_0_and_1_whatever_the_labels(count: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    raw = draw.choice(np.linspace(0, 1, 20), count)
    labels = (draw.random(count) < 0.3).astype(float)
    labels[:2] = [0.0, 1.0]
    curve = fit_isotonic(raw, labels)
    assert isinstance(curve, Isotonic)
    assert 0 < curve.probability[0] <= curve.probability[-1] < 1


@pytest.mark.parametrize("fit", [fit_isotonic, fit_platt])
def test_calibrating_removes_most_of_the_error(
    fit: Callable[[np.ndarray, np.ndarray], Calibration],
) -> None:
    raw, _, labels = draw_raw(20_000, seed=3)
    later_raw, later_truth, _ = draw_raw(20_000, seed=4)
    before = float(np.abs(later_raw - later_truth).mean())
    after = float(np.abs(apply(fit(raw, labels), later_raw) - later_truth).mean())
    assert after < before / 5


def test_few_orders_get_a_straight_line() -> None:
    raw, _, labels = draw_raw(600, seed=5)
    chosen, why = choose_calibration(raw, labels, np.arange(600) % 5)
    assert isinstance(chosen, Platt)
    assert "fewer than the 300" in why


def test_a_crooked_model_with_many_orders_gets_a_curve() -> None:
    draw = np.random.default_rng(6)
    truth = np.where(draw.random(20_000) < 0.5, 0.1, 0.3)
    raw = np.where(truth == 0.1, draw.uniform(0, 0.5, 20_000), draw.uniform(0.5, 1.0, 20_000))
    labels = (draw.random(20_000) < truth).astype(float)
    chosen, _ = choose_calibration(raw, labels, np.arange(20_000) % 5)
    assert isinstance(chosen, Isotonic)
    assert expected_calibration_error(calibration_table(labels, apply(chosen, raw))) < 0.02


@pytest.mark.parametrize(
    "calibration",
    [
        Identity(),
        Platt(slope=0.7, intercept=-0.2),
        Isotonic(raw=(0.1, 0.2, 0.9), probability=(0.05, 0.3, 0.31)),
    ],
)
def test_training_and_serving_apply_the_same_map(calibration: Calibration) -> None:
    raw = np.concatenate([np.linspace(0, 1, 101), [1e-18, 1 - 1e-16]])
    one_by_one = [calibrate(calibration, value) for value in raw.tolist()]
    assert apply(calibration, raw).tolist() == pytest.approx(one_by_one, rel=1e-12)
