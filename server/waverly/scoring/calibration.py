"""Turns a model's raw output into a calibrated probability.

Fitting is training's work; a server only applies the fitted map, in plain Python.
"""

from bisect import bisect_right
from math import exp, log

from msgspec import Struct

SMALLEST = 1e-15
"""Probabilities are kept this far from 0 and 1, so that their log odds stay finite."""


class Identity(Struct, frozen=True, kw_only=True, tag="identity"):
    """The raw output is used as it is."""


class Platt(Struct, frozen=True, kw_only=True, tag="platt"):
    """A straight line on the log odds (Platt 1999): two numbers, safe with few orders."""

    slope: float
    intercept: float


class Isotonic(Struct, frozen=True, kw_only=True, tag="isotonic"):
    """An increasing piecewise linear curve through (raw, probability) knots, constant outside them."""

    raw: tuple[float, ...]
    probability: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse knots that a polyline cannot go through."""
        if not self.raw or len(self.raw) != len(self.probability):
            raise ValueError(
                "isotonic knots: raw and probability must be of one length, at least 1"
            )
        if any(a >= b for a, b in zip(self.raw, self.raw[1:], strict=False)):
            raise ValueError("isotonic knots: raw must rise strictly")
        if any(a > b for a, b in zip(self.probability, self.probability[1:], strict=False)):
            raise ValueError("isotonic knots: probability must not fall")


Calibration = Identity | Platt | Isotonic


def log_odds(probability: float) -> float:
    """ln(p / (1 − p)), finite also at 0 and 1."""
    kept = min(max(probability, SMALLEST), 1.0 - SMALLEST)
    return log(kept / (1.0 - kept))


def sigmoid(score: float) -> float:
    """1 / (1 + e^−score), without overflow."""
    if score >= 0:
        return 1.0 / (1.0 + exp(-score))
    grown = exp(score)
    return grown / (1.0 + grown)


def calibrate(calibration: Calibration, raw: float) -> float:
    """The probability in [0, 1] that `calibration` gives the model's output `raw`."""
    match calibration:
        case Isotonic():
            return _interpolate(calibration.raw, calibration.probability, raw)
        case Platt():
            return sigmoid(calibration.slope * log_odds(raw) + calibration.intercept)
        case Identity():
            return min(max(raw, 0.0), 1.0)


def _interpolate(xs: tuple[float, ...], ys: tuple[float, ...], x: float) -> float:
    right = bisect_right(xs, x)
    if right == 0:
        return ys[0]
    if right == len(xs):
        return ys[-1]
    left = right - 1
    share = (x - xs[left]) / (xs[right] - xs[left])
    return ys[left] + share * (ys[right] - ys[left])
