"""Fits boosted trees: the only place in training that calls LightGBM."""

import lightgbm
import numpy as np
from msgspec import Struct

from waverly.training.capacity import Capacity
from waverly.training.machine import Machine, Objective
from waverly.training.metrics import Floats
from waverly.training.rows import Rows
from waverly.training.split import Indexes, folds_by_visitor

Booster = lightgbm.Booster

FOLDS = 5

PATIENCE_ROUNDS = 50
"""Rounds without improvement after which boosting stops."""

MIN_ROUNDS = 40
"""With few orders early stopping may stop by chance; fewer rounds underfit every shop tried."""


class CrossFit(Struct, frozen=True, kw_only=True):
    """Predictions for visitors that no model had seen: `raw` has one per row; `rounds` is the best number."""

    raw: Floats
    folds: Indexes
    rounds: int


def boost(
    rows: Rows,
    capacity: Capacity,
    machine: Machine,
    rounds: int,
    *,
    objective: Objective = "binary",
    weights: Floats | None = None,
) -> Booster:
    """A booster of exactly `rounds` rounds; `weights` are the weights of rows."""
    before = capacity.max_rounds
    return lightgbm.train(
        machine.settings(capacity, objective),
        _dataset(rows, capacity, weights),
        num_boost_round=rounds,
        callbacks=machine.listen(before, before + rounds),
    )


def boost_until_no_better(
    train: Rows, judge: Rows, capacity: Capacity, machine: Machine
) -> Booster:
    """A booster that stopped when the log loss on `judge` no longer improved."""
    fitting = _dataset(train, capacity)
    return lightgbm.train(
        machine.settings(capacity),
        fitting,
        num_boost_round=capacity.max_rounds,
        valid_sets=[lightgbm.Dataset(judge.matrix, judge.labels, reference=fitting)],
        callbacks=[
            lightgbm.early_stopping(PATIENCE_ROUNDS, verbose=False),
            *machine.listen(0, 2 * capacity.max_rounds),
        ],
    )


def cross_fit(rows: Rows, capacity: Capacity, machine: Machine) -> CrossFit:
    """Five models, each predicting for the visitors it has not seen."""
    folds = folds_by_visitor(rows.visitors, rows.labels, count=FOLDS, seed=machine.seed)
    pairs = [(np.flatnonzero(folds != at), np.flatnonzero(folds == at)) for at in range(FOLDS)]
    answer = lightgbm.cv(
        machine.settings(capacity),
        _dataset(rows, capacity),
        num_boost_round=capacity.max_rounds,
        folds=pairs,
        return_cvbooster=True,
        callbacks=[
            lightgbm.early_stopping(PATIENCE_ROUNDS, verbose=False),
            *machine.listen(0, 2 * capacity.max_rounds),
        ],
    )
    cross = answer["cvbooster"]
    assert isinstance(cross, lightgbm.CVBooster)  # noqa: S101  # lightgbm types it as a union
    rounds = max(cross.best_iteration, MIN_ROUNDS)
    raw = np.empty(len(rows))
    for booster, (_, held) in zip(cross.boosters, pairs, strict=True):
        raw[held] = predict(booster, rows.matrix[held], rounds)
    return CrossFit(raw=raw, folds=folds, rounds=rounds)


def predict(booster: Booster, matrix: Floats, rounds: int | None = None) -> Floats:
    """One output a row, by one thread."""
    raw = booster.predict(matrix, num_iteration=rounds, num_threads=1)
    return np.asarray(raw, dtype=np.float64)


def _dataset(rows: Rows, capacity: Capacity, weights: Floats | None = None) -> lightgbm.Dataset:
    return lightgbm.Dataset(
        rows.matrix,
        rows.labels,
        weight=weights,
        feature_name=list(rows.names),
        categorical_feature=list(rows.categorical),
        params={"verbosity": -1, "min_data_in_leaf": capacity.min_leaf_rows},
    )
