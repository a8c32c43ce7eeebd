"""Which rows have had their time: an order counts for a week, a moment of yesterday has had a day of it."""

import numpy as np

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


def ripe(dataset: Dataset, at: int) -> tuple[Dataset, str]:
    """The rows that are a week old at `at` (server milliseconds), and why those or all; empty when all are.

    All rows stay where the older ones have too few orders to do without the others.
    """
    old = np.flatnonzero(dataset.times <= at - WINDOW_MS)
    if len(old) == len(dataset.labels):
        return dataset, ""
    if dataset.labels[old].sum() < RIPE_ORDERS:
        return dataset, TAKEN
    return dataset.part(old), LEFT_OUT
