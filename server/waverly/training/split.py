"""Splitting rows so that a test resembles tomorrow: by time, and no visitor on two sides."""

from collections.abc import Hashable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Indexes = NDArray[np.intp]


class Split(Struct, frozen=True):
    """Row numbers of each part. Rows `set_aside` are in none."""

    train: Indexes
    calibrate: Indexes
    validate: Indexes
    set_aside: Indexes


def visitor_codes(groups: Sequence[Hashable]) -> Indexes:
    """A number for each row's visitor, counted from 0 in order of appearance."""
    codes: dict[Hashable, int] = {}
    return np.fromiter(
        (codes.setdefault(group, len(codes)) for group in groups), dtype=np.intp, count=len(groups)
    )


def split_by_time_and_visitor(
    times: NDArray[np.int64],
    visitors: Indexes,
    *,
    calibrate: float = 0.15,
    validate: float = 0.15,
) -> Split:
    """Train on the earliest visitors, calibrate on later ones, validate on the latest rows.

    `calibrate` and `validate` are shares of the rows. Everybody active in the last stretch is
    judged there, as live traffic is; what they did before is set aside, because training on it
    would show the model its acceptance test. Likewise for the middle stretch. Rows of equal time are ordered
    by visitor.
    """
    count = len(times)
    rank = np.empty(count, dtype=np.intp)
    rank[np.lexsort((visitors, times))] = np.arange(count)
    last_seen = np.zeros(int(visitors.max()) + 1, dtype=np.intp)
    np.maximum.at(last_seen, visitors, rank)
    starts = np.array([0, round(count * (1 - calibrate - validate)), round(count * (1 - validate))])
    part = np.searchsorted(starts, last_seen, side="right")[visitors] - 1
    kept = rank >= starts[part]
    trained, calibrated, validated = (np.flatnonzero(kept & (part == at)) for at in range(3))
    return Split(trained, calibrated, validated, np.flatnonzero(~kept))


def draw_rows(rows: Indexes, most: int, seed: int) -> Indexes:
    """At most `most` of the row numbers, drawn at random, in their old order."""
    if len(rows) <= most:
        return rows
    return np.sort(np.random.default_rng(seed).choice(rows, most, replace=False))


def folds_by_visitor(
    visitors: Indexes, labels: NDArray[np.float64], *, count: int, seed: int
) -> Indexes:
    """A fold number from 0 to `count - 1` for each row; no visitor is in two folds.

    Buyers and others are dealt out separately, so that each fold has its share of orders.
    """
    bought = np.zeros(int(visitors.max()) + 1)
    np.maximum.at(bought, visitors, labels)
    shuffled = np.random.default_rng(seed).permutation(len(bought))
    dealt = shuffled[np.argsort(-bought[shuffled], kind="stable")]
    fold_of_visitor = np.empty(len(bought), dtype=np.intp)
    fold_of_visitor[dealt] = np.arange(len(bought)) % count
    return fold_of_visitor[visitors]
