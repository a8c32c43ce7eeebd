"""A plain reward model for judging: how often visitors buy after each arm at each kind of moment.

Means shrunk towards the overall mean; each visitor is predicted only from the others.
A doubly robust estimate is correct without a better model, which would only make it a little narrower.
"""

import numpy as np

from waverly.policies.logged.arrays import JudgedLog
from waverly.reporting.statistics.estimators import Floats

PRIOR_ROWS = 100.0
"""Decisions the overall mean counts as, beside those of a moment and an arm."""

FOLDS = 5


def reward_model(log: JudgedLog) -> Floats:
    """Rows by arms: the expected orders after each arm, cross-fitted by visitor."""
    moments = sorted({decision.moment for decision in log.decisions})
    place = np.array([moments.index(decision.moment) for decision in log.decisions])
    folds = log.visitors % FOLDS
    answers = np.empty((len(log), len(log.arms)))
    for fold in range(FOLDS):
        held = folds == fold
        answers[held] = _means(log, place, ~held, len(moments))[place[held]]
    return answers


def _means(log: JudgedLog, place: Floats, seen: Floats, moments: int) -> Floats:
    shape = (moments, len(log.arms))
    rows = np.zeros(shape)
    orders = np.zeros(shape)
    np.add.at(rows, (place[seen], log.got[seen]), 1.0)
    np.add.at(orders, (place[seen], log.got[seen]), log.reward[seen])
    overall = float(orders.sum() / max(rows.sum(), 1.0))
    return np.asarray((orders + PRIOR_ROWS * overall) / (rows + PRIOR_ROWS))
