"""What a model is worth to a shop with a few hundred sessions."""

import numpy as np
from msgspec import Struct

from waverly.scoring.booster import FastBooster
from waverly.training.calibration import apply
from waverly.training.fit import fit_rows
from waverly.training.machine import Machine
from waverly.training.metrics import log_loss, roc_auc
from waverly.training.readiness import Declined
from waverly.training.rows import Rows

SIZES = (200, 500, 1_000, 2_000, 5_000)


class SmallShop(Struct, frozen=True, kw_only=True):
    """Models of `sessions` drawn rows, judged on the rows not drawn; means over the draws.

    `worse_than_base_rate` counts the draws whose model had a larger log loss than the base rate of
    its own rows; a declined draw has no model and cannot.
    """

    sessions: int
    draws: int
    declined: int
    auc: float
    log_loss: float
    base_log_loss: float
    worse_than_base_rate: int


def small_shops(rows: Rows, draws: int, seed: int) -> tuple[SmallShop, ...]:
    """One line for each size smaller than the data."""
    if not draws:
        return ()
    return tuple(_shop(rows, size, draws, seed) for size in SIZES if size < len(rows))


def _shop(rows: Rows, size: int, draws: int, seed: int) -> SmallShop:
    found = []
    declined = 0
    for number in range(draws):
        order = np.random.default_rng([seed, size, number]).permutation(len(rows))
        figures = _judged(rows.part(order[:size]), rows.part(order[size:]), number)
        declined += figures is None
        found += [] if figures is None else [figures]
    auc, ours, base = np.mean(found, axis=0) if found else (float("nan"),) * 3
    return SmallShop(
        sessions=size,
        draws=draws,
        declined=declined,
        auc=float(auc),
        log_loss=float(ours),
        base_log_loss=float(base),
        worse_than_base_rate=sum(ours > base for _, ours, base in found),
    )


def _judged(own: Rows, others: Rows, seed: int) -> tuple[float, float, float] | None:
    """AUC, log loss and the base rate's log loss on the others; None when declined."""
    fitted = fit_rows(own, Machine(seed=seed))
    if isinstance(fitted, Declined):
        return None
    raw = np.array(FastBooster(fitted.model_text).predict(others.matrix.tolist()))
    answers = apply(fitted.calibration, raw)
    base = np.full(len(others), own.labels.mean())
    return (
        roc_auc(others.labels, answers),
        log_loss(others.labels, answers),
        log_loss(others.labels, base),
    )
