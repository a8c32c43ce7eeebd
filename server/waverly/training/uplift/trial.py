"""Decisions with their arms, the chances each arm had, and what followed."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import NOTHING
from waverly.scoring.manifest import ARM_COLUMN
from waverly.training.metrics import Floats
from waverly.training.readiness import Declined
from waverly.training.rows import Rows
from waverly.training.split import Indexes

MIN_ARM_OUTCOMES = 20
"""Outcomes (and rows without one) an arm needs before its effect is worth learning."""

SUM_TOLERANCE = 1e-6
"""How far the propensities of a row may be from adding up to 1."""


class Trial(Struct, frozen=True, kw_only=True):
    """Rows (without an arm column), the arm each got, and the probability every arm had.

    `arms` holds indexes into `arm_names`, `nothing` being 0; `propensities` is rows by arms.
    """

    rows: Rows
    arms: Indexes
    arm_names: tuple[str, ...]
    propensities: Floats

    def __len__(self) -> int:
        """How many decisions there are."""
        return len(self.rows)

    def part(self, chosen: Indexes) -> "Trial":
        """Only the decisions numbered in `chosen`, in that order."""
        return Trial(
            rows=self.rows.part(chosen),
            arms=self.arms[chosen],
            arm_names=self.arm_names,
            propensities=self.propensities[chosen],
        )

    def pair(self, arm: int) -> "Trial":
        """Only the decisions that got `arm` or nothing, as a trial of these two."""
        both = self.propensities[:, [0, arm]]
        chosen = np.flatnonzero((self.arms == 0) | (self.arms == arm))
        return Trial(
            rows=self.rows.part(chosen),
            arms=(self.arms[chosen] == arm).astype(np.intp),
            arm_names=(self.arm_names[0], self.arm_names[arm]),
            propensities=(both / both.sum(axis=1, keepdims=True))[chosen],
        )

    def with_arms(self, arms: Indexes) -> Rows:
        """The rows with `arms` as their last, categorical column: what an S-learner reads."""
        return replace(
            self.rows,
            matrix=np.column_stack([self.rows.matrix, arms.astype(np.float64)]),
            names=(*self.rows.names, ARM_COLUMN),
            categorical=(*self.rows.categorical, len(self.rows.names)),
        )


def trial_from(rows: Rows, arms: Indexes, arm_names: Sequence[str], propensities: Floats) -> Trial:
    """A trial of these decisions.

    `propensities` is rows by arms, or one row for all. Raises `ValueError` when the input does not
    fit together: lengths, arms that are not named, or probabilities that do not sum to 1.
    """
    count = len(arm_names)
    shares = np.broadcast_to(np.atleast_2d(propensities), (len(rows), count))
    if len(arms) != len(rows):
        raise ValueError(f"arms: {len(arms)} given for {len(rows)} rows")
    if count < 2 or arm_names[0] != NOTHING:
        raise ValueError(f"arm names: {list(arm_names)}; the first of at least two is '{NOTHING}'")
    if len(arms) and not (arms.min() >= 0 and arms.max() < count):
        raise ValueError(f"arms: every arm must be one of the {count} named")
    off = np.abs(shares.sum(axis=1) - 1)
    if off.max(initial=0) > SUM_TOLERANCE or (shares < 0).any():
        worst = int(off.argmax())
        raise ValueError(
            f"propensities: row {worst} sums to {shares[worst].sum():.6f} instead of 1"
        )
    if (shares[np.arange(len(arms)), arms] <= 0).any():
        raise ValueError("propensities: an arm was shown that had no chance of being shown")
    return Trial(rows=rows, arms=arms, arm_names=tuple(arm_names), propensities=shares)


def check_trial(trial: Trial) -> Declined | None:
    """`None` when every arm has enough outcomes to learn its effect from, else what is missing."""
    for arm, name in enumerate(trial.arm_names):
        labels = trial.rows.labels[trial.arms == arm]
        rarer = int(min(labels.sum(), len(labels) - labels.sum()))
        if rarer < MIN_ARM_OUTCOMES:
            return Declined(
                reason=(
                    f"'{name}' was tried {len(labels):,} times with {int(labels.sum()):,} outcomes; "
                    f"{MIN_ARM_OUTCOMES} of either kind are needed to learn what it changes."
                ),
                rows=len(trial),
                orders=trial.rows.orders,
                orders_missing=MIN_ARM_OUTCOMES - rarer,
            )
    return None
