"""Which rows are old enough to learn from: an order counts if it comes within a week of the moment."""

import numpy as np
from msgspec import Struct

from waverly.storage.measured.purchase_rows import WINDOW_MS
from waverly.training.dataset import Dataset

MATURE_ORDERS = 100
"""The last week is left out if older moments have at least this many orders.

Of simulated orders 27% come in a later visit than the moment, so moments of the last week still lack a
seventh of theirs, and probabilities would be too low. With fewer orders, having the rows matters more.
"""

LEFT_OUT = "Moments of the last week are left out: orders may still follow them."
TAKEN = (
    "Moments of the last week are included, because the older ones have too few orders. Orders that will "
    "still follow them are missing, so probabilities are a little low."
)


class LabelMaturity(Struct, frozen=True, kw_only=True):
    """Which rows are used: those up to `until` (server milliseconds), or all if None. `why` is for people."""

    until: int | None
    why: str


def old_at(at: int) -> int:
    """The instant (server milliseconds) up to which rows are a week old at `at`."""
    return at - WINDOW_MS


def label_maturity(at: int, *, younger: int, orders_before: int) -> LabelMaturity:
    """Which rows are used at `at`, given how many are younger than a week and the orders of the others.

    All are used if the older ones have too few orders; `why` is empty if all are old enough.
    """
    if not younger:
        return LabelMaturity(until=None, why="")
    if orders_before < MATURE_ORDERS:
        return LabelMaturity(until=None, why=TAKEN)
    return LabelMaturity(until=old_at(at), why=LEFT_OUT)


def mature(dataset: Dataset, at: int) -> tuple[Dataset, str]:
    """The rows used at `at` (server milliseconds), and the reason for the choice; empty if all are old."""
    old = dataset.times <= old_at(at)
    orders = int(dataset.labels[old].sum())
    found = label_maturity(at, younger=int((~old).sum()), orders_before=orders)
    return (dataset if found.until is None else dataset.part(np.flatnonzero(old))), found.why
