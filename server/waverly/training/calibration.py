"""Fitting the map from a model's raw output to a probability, on rows the model has not seen."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression, minimize

from waverly.scoring.calibration import SMALLEST, Calibration, Identity, Isotonic, Platt
from waverly.training.metrics import Floats, log_loss

ISOTONIC_FROM_ORDERS = 300
"""With fewer orders a free-form curve fits noise (Niculescu-Mizil and Caruana 2005: 1,000 rows)."""

SMALLEST_SLOPE = 0.05
LARGEST_SLOPE = 5.0

PRIOR_ORDERS = 8
"""The weight of the prior for the base rate. Of 40 shops of 200 sessions two did worse than the base rate
without it, and none with it; for large shops it makes no difference."""


def apply(calibration: Calibration, raw: Floats) -> Floats:
    """The calibrated probability of each raw output, as `calibrate` gives it one by one."""
    match calibration:
        case Isotonic():
            return np.interp(raw, calibration.raw, calibration.probability)
        case Platt():
            logits = calibration.slope * _log_odds(raw) + calibration.intercept
            return np.asarray(np.exp(-np.logaddexp(0, -logits)))
        case Identity():
            return np.clip(raw, 0, 1)


def _log_odds(raw: Floats) -> Floats:
    kept = np.clip(raw, SMALLEST, 1 - SMALLEST)
    return np.asarray(np.log(kept / (1 - kept)))


def fit_platt(raw: Floats, labels: Floats) -> Platt:
    """The line on the log odds with the greatest likelihood (Platt 1999).

    Labels are smoothed as Platt does, so that a perfect separation keeps finite numbers; the slope
    is kept between 0.05 and 5, so that it is never reversed and never extreme. The line is then shrunk
    towards the base rate, by a prior worth `PRIOR_ORDERS` orders.
    """
    scores = _log_odds(raw)
    buyers = float(labels.sum())
    others = len(labels) - buyers
    targets = np.where(labels == 1, (buyers + 1) / (buyers + 2), 1 / (others + 2))

    def loss(line: Floats) -> tuple[float, Floats]:
        logits = line[0] * scores + line[1]
        error = 1 / (1 + np.exp(-logits)) - targets
        value = float(np.mean(np.logaddexp(0, logits) - targets * logits))
        return value, np.array([np.mean(error * scores), np.mean(error)])

    bounds = [(SMALLEST_SLOPE, LARGEST_SLOPE), (None, None)]
    found = minimize(loss, np.array([1.0, 0.0]), jac=True, bounds=bounds, method="L-BFGS-B")
    kept = min(buyers, others) / (min(buyers, others) + PRIOR_ORDERS)
    base = np.log((buyers + 1) / (others + 1))
    return Platt(
        slope=float(kept * found.x[0]), intercept=float(kept * found.x[1] + (1 - kept) * base)
    )


def fit_isotonic(raw: Floats, labels: Floats) -> Isotonic:
    """The increasing curve nearest to the labels, by pooling adjacent violators (Ayer et al. 1955).

    Each pooled block becomes one knot at its mean raw output, with its rate shrunken towards the
    base rate by the weight of two rows so that no probability is 0 or 1. Straight lines between
    knots keep scores distinct that a step function would tie.
    """
    order = np.argsort(raw, kind="stable")
    pooled = isotonic_regression(labels[order])
    starts = pooled.blocks[:-1]
    weights = np.diff(pooled.blocks).astype(float)
    centres = np.add.reduceat(raw[order], starts) / weights
    rates = (pooled.x[starts] * weights + 2 * labels.mean()) / (weights + 2)
    # Shrinking moves small blocks further than large ones, which can break the order; pool once
    # more.
    smooth = isotonic_regression(rates, weights=weights).x
    knots: NDArray[np.bool_] = np.append(True, np.diff(centres) > 0)
    return Isotonic(raw=tuple(centres[knots].tolist()), probability=tuple(smooth[knots].tolist()))


def choose_calibration(
    raw: Floats, labels: Floats, folds: NDArray[np.intp]
) -> tuple[Calibration, str]:
    """The calibration with the smaller log loss on rows it was not fitted to, and why.

    `folds` numbers the rows' folds (visitors kept together) for that comparison.
    """
    orders = int(min(labels.sum(), len(labels) - labels.sum()))
    platt = fit_platt(raw, labels)
    if orders < ISOTONIC_FROM_ORDERS:
        return platt, (
            f"Probabilities are calibrated with a straight line on the log odds: {orders} orders "
            f"are fewer than the {ISOTONIC_FROM_ORDERS} a free curve needs."
        )
    straight = _held_out_loss(fit_platt, raw, labels, folds)
    curved = _held_out_loss(fit_isotonic, raw, labels, folds)
    compared = f"log loss {curved:.5f} for a curve, {straight:.5f} for a straight line"
    if curved < straight:
        return fit_isotonic(raw, labels), f"Probabilities are calibrated with a curve: {compared}."
    return platt, f"Probabilities are calibrated with a straight line on the log odds: {compared}."


def _held_out_loss(
    fit: Callable[[Floats, Floats], Calibration],
    raw: Floats,
    labels: Floats,
    folds: NDArray[np.intp],
) -> float:
    answers = np.empty(len(raw))
    for fold in np.unique(folds):
        held = folds == fold
        answers[held] = apply(fit(raw[~held], labels[~held]), raw[held])
    return log_loss(labels, answers)
