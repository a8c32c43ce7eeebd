"""Finds leaks: columns that are filled in by the purchase, and so are useless when a decision is made.

Such a column is zero for almost everybody who did not buy, and the model depends on it so much
that it does far worse without it. Google Analytics' PageValues is the classic: with it a public
data set of shop sessions reaches an AUC of 0.93, without it 0.78.
"""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.training.metrics import roc_auc

MIN_COST = 0.10
"""A column is reported if removing it costs at least this much AUC."""

MIN_ZERO_SHARE = 0.5
"""Share of non-buyers for whom the column is 0 (or missing)."""

MIN_OWN_AUC = 0.60
"""A column that cannot tell buyers by itself cannot cost a tenth of AUC; it is not tried."""

MAX_TRIED = 3
"""Each trial costs a training; trying the strongest suspects is enough."""


class Leak(Struct, frozen=True, kw_only=True):
    """A column that seems to be known only after the purchase. AUC is cross-validated."""

    column: str
    auc_with: float
    auc_without: float
    zero_share: float

    @property
    def sentence(self) -> str:
        """The finding in words."""
        return (
            f"'{self.column}' may be known only after the purchase: without it AUC falls from "
            f"{self.auc_with:.3f} to {self.auc_without:.3f}, and it is empty for "
            f"{self.zero_share:.0%} of those who did not buy. Leave it out unless it is known "
            f"when a decision is made."
        )


def find_leaks(
    matrix: NDArray[np.float64],
    labels: NDArray[np.float64],
    names: Sequence[str],
    *,
    auc_of_all: Callable[[], float],
    auc_without: Callable[[int], float],
) -> tuple[Leak, ...]:
    """The columns that look like leaks, worst first.

    `auc_of_all()` trains with every column, `auc_without(column)` without one; both return a
    cross-validated AUC. Nothing is trained when no column is suspicious.
    """
    suspects = _suspects(matrix, labels)
    if not suspects:
        return ()
    auc_with = auc_of_all()
    leaks = []
    for column, zero_share in suspects:
        without = auc_without(column)
        if auc_with - without > MIN_COST:
            leaks.append(
                Leak(
                    column=names[column],
                    auc_with=auc_with,
                    auc_without=without,
                    zero_share=zero_share,
                )
            )
    return tuple(sorted(leaks, key=lambda leak: leak.auc_without))


def _suspects(matrix: NDArray[np.float64], labels: NDArray[np.float64]) -> list[tuple[int, float]]:
    """(column, zero share) of columns empty for most non-buyers, by their own AUC, best first."""
    found = []
    others = labels == 0
    for column in range(matrix.shape[1]):
        values = np.nan_to_num(matrix[:, column])
        zero_share = float(np.mean(values[others] == 0))
        if zero_share <= MIN_ZERO_SHARE:
            continue
        own = roc_auc(labels, values)
        strength = max(own, 1 - own)
        if strength >= MIN_OWN_AUC:
            found.append((strength, column, zero_share))
    found.sort(reverse=True)
    return [(column, zero_share) for _, column, zero_share in found[:MAX_TRIED]]
