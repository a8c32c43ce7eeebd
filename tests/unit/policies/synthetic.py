"""Logs whose truth is known: three arms, each with its order rate."""

import numpy as np

from tests.unit.policies.logs import logged
from waverly.deciding import NOTHING
from waverly.policies.logged.arrays import JudgedLog
from waverly.reporting.statistics.estimators import Floats

RATES = np.array([0.06, 0.09, 0.05])  # nothing, first, second
SHARES = np.array([0.2, 0.7, 0.1])
NEW = np.array([0.1, 0.2, 0.7])
ALWAYS_FIRST = np.array([0.0, 1.0, 0.0])
ARMS = (NOTHING, "first", "second")
ONE = logged().decision


def drawn(size: int, seed: int, shares: Floats = SHARES) -> JudgedLog:
    """A log of `size` decisions by a third as many visitors, all with the same chances."""
    rng = np.random.default_rng(seed)
    got = rng.choice(3, size, p=shares)
    chances = np.tile(shares, (size, 1))
    return JudgedLog(
        decisions=(ONE,) * size,
        arms=ARMS,
        got=got,
        reward=(rng.random(size) < RATES[got]).astype(float),
        drawn=chances,
        held=np.zeros((size, 3)),
        visitors=np.unique(rng.integers(0, size // 3, size), return_inverse=True)[1],
    )
