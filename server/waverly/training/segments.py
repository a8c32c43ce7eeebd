"""How good a score is for some visitors and for others."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.training.metrics import Floats, roc_auc

Segments = dict[str, NDArray[np.str_]]
"""For each way of dividing (device, referrer, …) the part each row falls into."""

MIN_ORDERS = 20
"""Orders, and rows without one, a part needs; with fewer its figures would be noise."""

MOST_PARTS = 12
"""Parts shown of one way of dividing, largest first."""


class SegmentScore(Struct, frozen=True, kw_only=True):
    """One part: what was said there on average, what happened, and how well buyers were told apart.

    `auc` is None where there are too few orders to say.
    """

    segment: str
    value: str
    rows: int
    orders: int
    said: float
    happened: float
    auc: float | None


def by_segment(labels: Floats, answers: Floats, segments: Segments) -> tuple[SegmentScore, ...]:
    """Figures of every part, largest first within each way of dividing."""
    found: list[SegmentScore] = []
    for segment, values in segments.items():
        names, counts = np.unique(values, return_counts=True)
        largest = np.argsort(-counts, kind="stable")[:MOST_PARTS]
        found += [
            _part(segment, str(name), values == name, labels, answers) for name in names[largest]
        ]
    return tuple(found)


def _part(
    segment: str, value: str, inside: NDArray[np.bool_], labels: Floats, answers: Floats
) -> SegmentScore:
    own, said = labels[inside], answers[inside]
    orders = int(own.sum())
    enough = min(orders, len(own) - orders) >= MIN_ORDERS
    return SegmentScore(
        segment=segment,
        value=value,
        rows=len(own),
        orders=orders,
        said=float(said.mean()),
        happened=float(own.mean()),
        auc=roc_auc(own, said) if enough else None,
    )
