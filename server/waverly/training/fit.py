"""Fitting a calibrated model with the product's own settings.

Up to 20,000 rows, or with few orders, everything is cross-fitted: five models, each judged on
visitors it has not seen, give the number of rounds and the calibration. Above that one split by
time is enough. Either way the model that ships then learns from every row, the newest included.
"""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from waverly.scoring.calibration import Calibration
from waverly.training.boosting import (
    FOLDS,
    Booster,
    boost,
    boost_until_no_better,
    cross_fit,
    predict,
)
from waverly.training.calibration import apply, choose_calibration, fit_platt
from waverly.training.capacity import Capacity, capacity_for
from waverly.training.cluster import boost_on_cluster
from waverly.training.fitted import Fitted
from waverly.training.judge import (
    LEARNT_FROM_ALL,
    MIN_LATER_ORDERS,
    calibrated_cross_fit,
    how_parted,
    measure_cross_fit,
    measure_later,
    no_signal,
    why_not_later,
)
from waverly.training.leak import Leak, find_leaks
from waverly.training.machine import Machine, OnRound
from waverly.training.metrics import Floats, Metrics, PrefixAuc, auc_by_prefix, roc_auc
from waverly.training.partitions import Partitions
from waverly.training.readiness import Declined, check_ready
from waverly.training.rows import Rows, rows_from
from waverly.training.segments import SegmentScore, by_segment
from waverly.training.split import (
    Indexes,
    Split,
    draw_rows,
    folds_by_visitor,
    split_by_time_and_visitor,
)

CROSS_FIT_UP_TO_ROWS = 20_000

MIN_SPLIT_ORDERS = 100
"""Orders each part of a split needs; with fewer, many rows are cross-fitted as well."""

JUDGED_BY_ROWS = 100_000
"""Rows for finding rounds and calibration; more would take longer and change neither."""

JUDGED_ON_ROWS = 50_000
"""Later rows for early stopping and for judging; with so many, the intervals of figures are narrow."""


class _Shipped(Struct, frozen=True, kw_only=True):
    booster: Booster
    calibration: Calibration
    metrics: Metrics
    cross_validated: Metrics | None
    by_prefix: tuple[PrefixAuc, ...]
    by_segment: tuple[SegmentScore, ...]
    reasons: tuple[str, ...]
    rounds: int


def fit(
    matrix: Floats,
    labels: Floats,
    *,
    feature_names: Sequence[str],
    categorical: Sequence[int],
    times: NDArray[np.int64],
    groups: Sequence[Hashable],
    seed: int = 0,
    num_threads: int = 1,
    on_round: OnRound | None = None,
    prefix_lengths: Indexes | None = None,
    segments: Mapping[str, Sequence[str]] | None = None,
    cluster: Partitions | None = None,
) -> Fitted | Declined:
    """A calibrated model of the label, or why there is none.

    `matrix` is rows by columns in float64 with NaN for unknown; `labels` holds 0 and 1;
    `categorical` are column numbers; `times` are milliseconds; `groups` names each row's visitor;
    `prefix_lengths` counts the events seen so far in each row's session; `segments` has, for each way
    of dividing rows, the segment of each row; `cluster` has all rows, of which those given are a sample,
    for the workers that fit the final model. `on_round(done, planned)` is called with the progress. The same
    input and seed give the same model. Raises `ValueError` when the input does not fit together.
    """
    rows = rows_from(
        matrix,
        labels,
        feature_names=feature_names,
        categorical=categorical,
        times=times,
        groups=groups,
        prefix_lengths=prefix_lengths,
        segments=segments,
    )
    return fit_rows(
        rows,
        Machine(
            seed=seed,
            num_threads=num_threads,
            on_round=on_round,
            cluster=cluster,
        ),
    )


def fit_rows(rows: Rows, machine: Machine) -> Fitted | Declined:
    """The same for rows already in training's types."""
    declined = check_ready(rows.labels)
    if declined is not None:
        return declined
    whole = machine.cluster or rows
    capacity = capacity_for(whole.rarer)
    ship = _ship_cross_fitted if len(rows) <= CROSS_FIT_UP_TO_ROWS else _ship_split
    shipped = ship(rows, capacity, machine)
    if isinstance(shipped, Declined):
        return shipped
    return _describe(rows, whole, capacity, shipped, _leaks(rows, capacity, machine.quiet))


def _ship_cross_fitted(rows: Rows, capacity: Capacity, machine: Machine) -> _Shipped | Declined:
    cross = cross_fit(rows, capacity, machine)
    declined = no_signal(rows.labels, cross.raw)
    if declined is not None:
        return declined
    calibration, why = choose_calibration(cross.raw, rows.labels, cross.folds)
    answers = calibrated_cross_fit(rows, cross.raw, cross.folds)
    cross_validated = measure_cross_fit(rows, answers)
    later = _measure_later(rows, capacity, machine.quiet, cross.rounds)
    return _Shipped(
        booster=grow(rows, capacity, machine, cross.rounds),
        calibration=calibration,
        metrics=later or cross_validated,
        cross_validated=cross_validated,
        by_prefix=auc_by_prefix(rows.labels, cross.raw, rows.prefix_lengths),
        by_segment=by_segment(rows.labels, answers, rows.segments),
        reasons=(
            f"{cross.rounds} rounds, where {FOLDS} cross-validated models did best together.",
            why,
            LEARNT_FROM_ALL,
            *why_not_later(later),
        ),
        rounds=cross.rounds,
    )


def grow(rows: Rows, capacity: Capacity, machine: Machine, rounds: int) -> Booster:
    """The final model, from all rows, fitted here or on the machine's cluster."""
    if machine.cluster is None:
        return boost(rows, capacity, machine, rounds)
    return boost_on_cluster(machine.cluster, capacity, machine, rounds)


def _parts(rows: Rows, split: Split) -> tuple[Rows, Rows, Rows]:
    return rows.part(split.train), rows.part(split.calibrate), rows.part(split.validate)


def _measure_later(rows: Rows, capacity: Capacity, machine: Machine, rounds: int) -> Metrics | None:
    """How a model of the earlier visitors does on the latest ones; `None` with too few orders there."""
    split = split_by_time_and_visitor(rows.times, rows.visitors)
    train, calibrate, validate = _parts(rows, split)
    if not train.rarer or not calibrate.rarer or validate.rarer < MIN_LATER_ORDERS:
        return None
    booster = boost(train, capacity, machine, rounds)
    calibration = fit_platt(predict(booster, calibrate.matrix), calibrate.labels)
    return measure_later(validate, train, apply(calibration, predict(booster, validate.matrix)))


def _ship_split(rows: Rows, capacity: Capacity, machine: Machine) -> _Shipped | Declined:
    split = split_by_time_and_visitor(rows.times, rows.visitors, calibrate=0.1, validate=0.1)
    split = replace(
        split,
        train=draw_rows(split.train, JUDGED_BY_ROWS, machine.seed),
        calibrate=draw_rows(split.calibrate, JUDGED_ON_ROWS, machine.seed),
        validate=draw_rows(split.validate, JUDGED_ON_ROWS, machine.seed),
    )
    train, calibrate, validate = _parts(rows, split)
    if min(part.rarer for part in (train, calibrate, validate)) < MIN_SPLIT_ORDERS:
        return _ship_cross_fitted(rows, capacity, machine)
    booster = boost_until_no_better(train, calibrate, capacity, machine)
    rounds = booster.best_iteration
    raw = predict(booster, calibrate.matrix, rounds)
    declined = no_signal(calibrate.labels, raw)
    if declined is not None:
        return declined
    folds = folds_by_visitor(calibrate.visitors, calibrate.labels, count=FOLDS, seed=machine.seed)
    calibration, why = choose_calibration(raw, calibrate.labels, folds)
    answers = apply(calibration, predict(booster, validate.matrix, rounds))
    return _Shipped(
        booster=grow(rows, capacity, machine, rounds),
        calibration=calibration,
        metrics=measure_later(validate, train, answers),
        cross_validated=None,
        by_prefix=auc_by_prefix(validate.labels, answers, validate.prefix_lengths),
        by_segment=by_segment(validate.labels, answers, validate.segments),
        reasons=(
            f"{rounds} rounds, after which the log loss on later visitors grew no smaller.",
            why,
            LEARNT_FROM_ALL,
            how_parted(split),
        ),
        rounds=rounds,
    )


def _leaks(rows: Rows, capacity: Capacity, machine: Machine) -> tuple[Leak, ...]:
    """Suspicious columns, judged on at most as many rows as are cross-fitted."""
    rows = rows.part(draw_rows(np.arange(len(rows)), CROSS_FIT_UP_TO_ROWS, machine.seed))

    def auc(kept: Rows) -> float:
        return roc_auc(kept.labels, cross_fit(kept, capacity, machine).raw)

    return find_leaks(
        rows.matrix,
        rows.labels,
        rows.names,
        auc_of_all=lambda: auc(rows),
        auc_without=lambda column: auc(rows.without(column)),
    )


def _describe(
    rows: Rows,
    whole: Rows | Partitions,
    capacity: Capacity,
    shipped: _Shipped,
    leaks: tuple[Leak, ...],
) -> Fitted:
    gain = shipped.booster.feature_importance("gain", iteration=shipped.rounds)
    shares = (gain / max(float(gain.sum()), 1e-300)).tolist()
    drawn = ", thresholds drawn at random" if capacity.extra_trees else ""
    size = (
        f"{len(whole):,} rows, {whole.orders:,} of them with an order, carry trees of "
        f"{capacity.leaves} leaves and at most {capacity.max_rounds} rounds{drawn}."
    )
    return Fitted(
        model_text=shipped.booster.model_to_string(num_iteration=shipped.rounds),
        calibration=shipped.calibration,
        metrics=shipped.metrics,
        cross_validated=shipped.cross_validated,
        by_prefix=shipped.by_prefix,
        by_segment=shipped.by_segment,
        reasons=(size, *shipped.reasons, *(leak.sentence for leak in leaks)),
        leaks=leaks,
        capacity=capacity,
        rounds=shipped.rounds,
        gain_share=dict(zip(rows.names, shares, strict=True)),
        rows=len(whole),
        orders=whole.orders,
        first_at=int(rows.times.min()),
        last_at=int(rows.times.max()),
    )
