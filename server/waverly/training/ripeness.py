"""Which rows are old enough to learn from: an order counts if it comes within a week of the moment."""

import numpy as np
from msgspec import Struct

from waverly.storage.measured.purchase_rows import WINDOW_MS
from waverly.training.dataset import Dataset

RIPE_ORDERS = 100
"""Orders after older moments from which the last week is left out.

Of simulated orders 27% come in a later visit than the moment: moments of the last week lack a seventh of
theirs: probabilities would come out too low. With fewer orders than this the rows are worth more than that.
"""

LEFT_OUT = "Moments of the last week are left out: orders may still follow them."
TAKEN = (
    "Moments of the last week are among them, for the older ones have too few orders; what still follows "
    "them is missing, so probabilities are a little low."
)


class Ripeness(Struct, frozen=True, kw_only=True):
    """Which rows teach: those up to `until` (server milliseconds), or all when None. `why` is for people."""

    until: int | None
    why: str


def old_at(at: int) -> int:
    """The instant (server milliseconds) up to which rows are a week old at `at`."""
    return at - WINDOW_MS


def ripeness(at: int, *, younger: int, orders_before: int) -> Ripeness:
    """Which rows teach at `at`, given how many are younger than a week and the orders of the others.

    All do where the older ones have too few orders to do without the younger; `why` is empty when all
    are old.
    """
    if not younger:
        return Ripeness(until=None, why="")
    if orders_before < RIPE_ORDERS:
        return Ripeness(until=None, why=TAKEN)
    return Ripeness(until=old_at(at), why=LEFT_OUT)


def ripe(dataset: Dataset, at: int) -> tuple[Dataset, str]:
    """The rows that teach at `at` (server milliseconds), and why those or all; empty when all are old."""
    old = dataset.times <= old_at(at)
    orders = int(dataset.labels[old].sum())
    found = ripeness(at, younger=int((~old).sum()), orders_before=orders)
    return (dataset if found.until is None else dataset.part(np.flatnonzero(old))), found.why
