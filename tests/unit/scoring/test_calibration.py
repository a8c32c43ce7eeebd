"""Applying a calibration: monotone, bounded, and exact at its knots."""

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.scoring.calibration import (
    Calibration,
    Identity,
    Isotonic,
    Platt,
    calibrate,
    log_odds,
    sigmoid,
)

POLYLINE = Isotonic(raw=(0.1, 0.3, 0.7), probability=(0.02, 0.2, 0.4))
raws = st.floats(min_value=0, max_value=1)


@pytest.mark.parametrize(("raw", "probability"), [(0.1, 0.02), (0.3, 0.2), (0.7, 0.4)])
def test_isotonic_is_exact_at_its_knots(raw: float, probability: float) -> None:
    assert calibrate(POLYLINE, raw) == probability


def test_isotonic_is_straight_between_knots_and_flat_outside() -> None:
    assert calibrate(POLYLINE, 0.2) == pytest.approx(0.11)
    assert calibrate(POLYLINE, 0.0) == 0.02
    assert calibrate(POLYLINE, 1.0) == 0.4


def test_one_knot_is_a_constant() -> None:
    assert calibrate(Isotonic(raw=(0.5,), probability=(0.03,)), 0.9) == 0.03


def test_platt_with_slope_one_and_no_intercept_changes_nothing() -> None:
    assert calibrate(Platt(slope=1.0, intercept=0.0), 0.37) == pytest.approx(0.37, rel=1e-12)


def test_platt_moves_the_log_odds_along_its_line() -> None:
    answer = calibrate(Platt(slope=0.5, intercept=-1.0), 0.8)
    assert math.log(answer / (1 - answer)) == pytest.approx(0.5 * math.log(4) - 1.0)


@pytest.mark.parametrize("calibration", [POLYLINE, Platt(slope=1.3, intercept=-0.2), Identity()])
@given(low=raws, high=raws)
def test_every_calibration_rises_and_stays_within_0_and_1(
    calibration: Calibration, low: float, high: float
) -> None:
    low, high = sorted((low, high))
    assert 0 <= calibrate(calibration, low) <= calibrate(calibration, high) <= 1


@pytest.mark.parametrize(
    ("raw", "probability"),
    [((), ()), ((0.1,), (0.1, 0.2)), ((0.2, 0.2), (0.1, 0.2)), ((0.1, 0.2), (0.3, 0.2))],
)
def test_knots_no_polyline_goes_through_are_refused(
    raw: tuple[float, ...], probability: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match="isotonic knots"):
        Isotonic(raw=raw, probability=probability)


@pytest.mark.parametrize("calibration", [POLYLINE, Platt(slope=0.9, intercept=0.1), Identity()])
def test_a_calibration_survives_json_exactly(calibration: Calibration) -> None:
    assert msgspec.json.decode(msgspec.json.encode(calibration), type=Calibration) == calibration


@given(st.floats(min_value=-800, max_value=800))
def test_sigmoid_never_overflows(score: float) -> None:
    assert 0 <= sigmoid(score) <= 1


def test_log_odds_is_finite_at_the_ends() -> None:
    assert math.isfinite(log_odds(0.0))
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0), rel=1e-3)
