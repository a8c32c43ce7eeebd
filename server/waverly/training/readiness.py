"""Whether there is enough data to learn from, and if not, how much is missing."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.scoring.training_log import learnt_from
from waverly.wording import counted

MIN_ROWS = 150
"""Fewer sessions hold too few orders; on public shop data 200 suffice."""

MIN_ORDERS = 15
"""Labels of the rarer kind: fewer cannot fill the folds of a cross-validation."""


class Declined(Struct, frozen=True, kw_only=True):
    """No model, and why. The missing counts are 0 when more data of the same kind would not help."""

    reason: str
    rows: int
    orders: int
    rows_missing: int = 0
    orders_missing: int = 0


def check_ready(labels: NDArray[np.float64]) -> Declined | None:
    """`None` when there is enough to train on, else what is missing."""
    rows, orders = len(labels), int(labels.sum())
    rows_missing = max(MIN_ROWS - rows, 0)
    orders_missing = max(MIN_ORDERS - orders, 0)
    others_missing = max(MIN_ORDERS - (rows - orders), 0)
    if rows_missing or orders_missing:
        return Declined(
            reason=_too_little(rows, orders, rows_missing, orders_missing),
            rows=rows,
            orders=orders,
            rows_missing=rows_missing,
            orders_missing=orders_missing,
        )
    if others_missing:
        return Declined(
            reason=(
                f"Only {rows - orders} of {rows:,} examples end without an order; there is nothing to "
                f"tell apart. Check that visits without orders are recorded."
            ),
            rows=rows,
            orders=orders,
        )
    return None


def _too_little(rows: int, orders: int, rows_missing: int, orders_missing: int) -> str:
    wants = []
    if rows_missing:
        wants.append(counted(rows_missing, "more example"))
    if orders_missing:
        wants.append(f"{orders_missing:,} more followed by an order")
    have = learnt_from(rows, orders)
    seen = " No order known belongs to a visit with a moment." if not orders else ""
    needed = "is" if rows_missing + orders_missing == 1 else "are"
    return f"Too little to learn from: {have}; {' and '.join(wants)} {needed} needed.{seen}"
