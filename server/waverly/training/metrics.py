"""How good a set of probabilities is, from labels alone.

F1 at a threshold of 0.5 is never computed: the threshold comes from costs, not from habit.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SMALLEST = 1e-15
CALIBRATION_BINS = 10
PREFIX_STARTS = (1, 2, 3, 5, 10, 20)
"""Events seen at which a new class of prefixes begins."""


class CalibrationBin(Struct, frozen=True, kw_only=True):
    """One tenth of the rows, ordered by probability: the predicted and the observed rate."""

    rows: int
    predicted: float
    observed: float


class Metrics(Struct, frozen=True, kw_only=True):
    """How a model did on rows it was not fitted to. Log losses are in nats per row."""

    measured_on: str
    rows: int
    orders: int
    auc: float
    pr_auc: float
    log_loss: float
    base_log_loss: float
    ece: float
    calibration: tuple[CalibrationBin, ...]


class PrefixAuc(Struct, frozen=True, kw_only=True):
    """How well buyers are told apart after `from_events` to `to_events` events of a session.

    `to_events` is `None` in the last, open class; `auc` is `None` without buyers and others.
    """

    from_events: int
    to_events: int | None
    rows: int
    orders: int
    auc: float | None


def roc_auc(labels: Floats, scores: Floats) -> float:
    """P(a buyer scores above a non-buyer), ties counted half; NaN when one of them is missing.

    The Mann-Whitney statistic over the product of the group sizes (Hanley and McNeil 1982).
    """
    buyers = float(labels.sum())
    others = len(labels) - buyers
    if not buyers or not others:
        return float("nan")
    _, place, ties = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(ties) - (ties - 1) / 2)[place]
    return float((ranks[labels == 1].sum() - buyers * (buyers + 1) / 2) / (buyers * others))


def pr_auc(labels: Floats, scores: Floats) -> float:
    """Average precision: the mean of precision over the buyers; NaN without buyers.

    Rows with equal scores enter together, so their order in the data does not matter.
    """
    buyers = float(labels.sum())
    if not buyers:
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)
    found = hits[last_of_tie]
    seen = np.flatnonzero(last_of_tie) + 1
    return float(np.sum(np.diff(found, prepend=0.0) * found / seen) / buyers)


def log_loss(labels: Floats, probabilities: Floats) -> float:
    """Mean negative log likelihood in nats; probabilities are kept 1e-15 away from 0 and 1."""
    kept = np.clip(probabilities, SMALLEST, 1 - SMALLEST)
    return float(-np.mean(labels * np.log(kept) + (1 - labels) * np.log(1 - kept)))


def calibration_table(
    labels: Floats, probabilities: Floats, bins: int = CALIBRATION_BINS
) -> tuple[CalibrationBin, ...]:
    """Bins of equal size by probability, lowest first; empty bins are left out."""
    order = np.argsort(probabilities, kind="stable")
    return tuple(
        CalibrationBin(
            rows=len(part),
            predicted=float(probabilities[part].mean()),
            observed=float(labels[part].mean()),
        )
        for part in np.array_split(order, bins)
        if len(part)
    )


def expected_calibration_error(table: tuple[CalibrationBin, ...]) -> float:
    """Mean distance between predicted and observed over the bins, weighted by rows.

    Not zero for a perfect model: with 2,466 rows at a base rate of 15% chance alone gives 0.016.
    """
    rows = sum(part.rows for part in table)
    return sum(part.rows * abs(part.predicted - part.observed) for part in table) / rows


def auc_by_prefix(
    labels: Floats, scores: Floats, lengths: NDArray[np.intp] | None
) -> tuple[PrefixAuc, ...]:
    """AUC by how much of the session had been seen; empty when that is not known.

    A single figure over whole sessions is too optimistic, because decisions are made early, on a prefix.
    """
    if lengths is None:
        return ()
    table = []
    for start, following in zip(PREFIX_STARTS, (*PREFIX_STARTS[1:], None), strict=True):
        inside = lengths >= start
        if following is not None:
            inside &= lengths < following
        auc = roc_auc(labels[inside], scores[inside])
        row = PrefixAuc(
            from_events=start,
            to_events=None if following is None else following - 1,
            rows=int(inside.sum()),
            orders=int(labels[inside].sum()),
            auc=None if np.isnan(auc) else auc,
        )
        table.append(row)
    return tuple(table)


def measure(
    labels: Floats, probabilities: Floats, *, base_rate: float, measured_on: str
) -> Metrics:
    """All metrics of `probabilities`; `base_rate` is the share known before these rows."""
    table = calibration_table(labels, probabilities)
    return Metrics(
        measured_on=measured_on,
        rows=len(labels),
        orders=int(labels.sum()),
        auc=roc_auc(labels, probabilities),
        pr_auc=pr_auc(labels, probabilities),
        log_loss=log_loss(labels, probabilities),
        base_log_loss=log_loss(labels, np.full(len(labels), base_rate)),
        ece=expected_calibration_error(table),
        calibration=table,
    )
