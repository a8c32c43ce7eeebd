"""Made-up trials with a known effect, for tests only."""

import numpy as np
from msgspec import Struct

from waverly.training.machine import Machine
from waverly.training.metrics import Floats
from waverly.training.rows import rows_from
from waverly.training.uplift import Trial, trial_from

MACHINE = Machine()
ARMS = ("nothing", "help", "noise")


class Made(Struct, frozen=True, kw_only=True):
    """A trial and what nobody else knows: each row's real effect of `help`."""

    trial: Trial
    effect: Floats


def a_trial(
    count: int = 6_000, *, swayed: float = 0.3, everyone: float = 0.0, seed: int = 0
) -> Made:
    """`help` adds `swayed` for those whose first feature is above 0, and `everyone` for all.

    `noise` adds nothing. The shares depend on the third feature, as those of a policy would; buying
    without help depends on the second.
    """
    draw = np.random.default_rng(seed)
    matrix = draw.normal(size=(count, 4))
    effect = np.where(matrix[:, 0] > 0, everyone + swayed, everyone)
    shares = np.where(matrix[:, 2:3] > 0, [[0.2, 0.6, 0.2]], [[0.5, 0.3, 0.2]])
    arms = (draw.random((count, 1)) > shares.cumsum(axis=1)).sum(axis=1)
    chance = 0.2 + 0.1 * (matrix[:, 1] > 0) + effect * (arms == 1)
    rows = rows_from(
        matrix,
        (draw.random(count) < chance).astype(np.float64),
        feature_names=("swayable", "keen", "seen_often", "nothing_at_all"),
        categorical=(),
        times=np.arange(count),
        groups=range(count),
        prefix_lengths=None,
    )
    return Made(trial=trial_from(rows, arms.astype(np.intp), ARMS, shares), effect=effect)
