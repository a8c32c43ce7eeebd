"""The Qini curve: outcomes gained by helping those with the highest predicted effects first.

The Qini curve (Radcliffe 2007) walks down that order and counts the outcomes gained over nothing.
Rows weigh 1 / the chance of the arm they got, so shares that differ from row to row do no harm;
where the shares are equal for all, the figures are those of scikit-uplift.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.training.metrics import Floats

SHARE = 0.3
"""`uplift at 30%`: the effect among the third or so for whom the most is predicted."""


class Ordered(Struct, frozen=True, kw_only=True):
    """One arm against nothing, highest predicted effect first; aligned columns.

    `last_of_tie` marks where a predicted effect differs from the next: only there a curve has a
    point, for rows with equal predictions cannot be told apart.
    """

    outcome: Floats
    treated: Floats
    weight: Floats
    last_of_tie: NDArray[np.bool_]


class Curve(Struct, frozen=True, kw_only=True):
    """Outcomes gained over nothing (`gained`) when the first `reached` weighted rows are treated."""

    reached: Floats
    gained: Floats

    @property
    def area(self) -> float:
        """The area under the curve, by trapezes."""
        return float(np.sum(np.diff(self.reached) * (self.gained[1:] + self.gained[:-1]) / 2))


def ordered(effects: Floats, outcome: Floats, treated: Floats, weight: Floats) -> Ordered:
    """The rows in order of `effects`."""
    order = np.argsort(-effects, kind="stable")
    return Ordered(
        outcome=outcome[order],
        treated=treated[order],
        weight=weight[order],
        last_of_tie=np.append(np.diff(effects[order]) != 0, True),
    )


def curve(rows: Ordered, counts: Floats | None = None) -> Curve:
    """The Qini curve; `counts` says how often each row was drawn (for the bootstrap)."""
    weight = _weights(rows, counts)
    shown, kept = np.cumsum(weight * rows.treated), np.cumsum(weight * (1 - rows.treated))
    bought_shown = np.cumsum(weight * rows.treated * rows.outcome)
    bought_kept = np.cumsum(weight * (1 - rows.treated) * rows.outcome)
    scaled = np.divide(bought_kept * shown, kept, out=np.zeros(len(kept)), where=kept > 0)
    points = rows.last_of_tie
    return Curve(
        reached=np.append(0.0, (shown + kept)[points]),
        gained=np.append(0.0, (bought_shown - scaled)[points]),
    )


def perfect_curve(rows: Ordered, counts: Floats | None = None) -> Curve:
    """The curve of an order that knew all: first who bought when shown, last who bought without."""
    weight = _weights(rows, counts)
    shown, kept = weight * rows.treated, weight * (1 - rows.treated)
    bought_shown, bought_kept = float(shown @ rows.outcome), float(kept @ rows.outcome)
    all_shown, all_kept = float(shown.sum()), float(kept.sum())
    end = bought_shown - (bought_kept * all_shown / all_kept if all_kept else 0.0)
    return Curve(
        reached=np.array(
            [0.0, bought_shown, all_shown + all_kept - bought_kept, all_shown + all_kept]
        ),
        gained=np.array([0.0, bought_shown, bought_shown, end]),
    )


def qini(rows: Ordered, counts: Floats | None = None) -> float:
    """The area over a random order, as a share of what a perfect order would give; NaN without any."""
    found = curve(rows, counts)
    by_chance = float(found.gained[-1] * found.reached[-1]) / 2
    possible = perfect_curve(rows, counts).area - by_chance
    return (found.area - by_chance) / possible if possible else float("nan")


def auuc(rows: Ordered, counts: Floats | None = None) -> float:
    """Mean outcomes gained per row over all cut-offs: the area under the curve, by rows squared."""
    found = curve(rows, counts)
    return found.area / float(found.reached[-1]) ** 2


def uplift_at(rows: Ordered, share: float = SHARE, counts: Floats | None = None) -> float:
    """The difference in outcomes among the first `share` of the rows; NaN when a side is empty."""
    weight = _weights(rows, counts)
    drawn = np.cumsum(np.ones(len(weight)) if counts is None else counts)
    first = drawn <= int(drawn[-1] * share)
    shown, kept = weight * rows.treated * first, weight * (1 - rows.treated) * first
    if not shown.sum() or not kept.sum():
        return float("nan")
    return float(shown @ rows.outcome / shown.sum() - kept @ rows.outcome / kept.sum())


def _weights(rows: Ordered, counts: Floats | None) -> Floats:
    return rows.weight if counts is None else rows.weight * counts
