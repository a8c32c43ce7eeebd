"""Made-up sessions with a known cause of buying, for tests only."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.readiness import Declined

NAMES = ("dwell_ms", "views", "returns", "scrolls", "weekday", "arm")
CATEGORICAL = (4, 5)


class Shoppers(Struct, frozen=True, kw_only=True):
    """Sessions in order of time; `truth` is each one's real probability of an order."""

    matrix: NDArray[np.float64]
    labels: NDArray[np.float64]
    truth: NDArray[np.float64]
    times: NDArray[np.int64]
    visitors: tuple[str, ...]


def shoppers(count: int, *, seed: int = 0, effect: float = 1.0) -> Shoppers:
    """`count` sessions at a base rate near 15%; with `effect` 0 nothing predicts an order."""
    draw = np.random.default_rng(seed)
    matrix = draw.gamma(2.0, 1.0, size=(count, len(NAMES)))
    matrix[draw.random(matrix.shape) < 0.05] = np.nan
    matrix[:, 4] = draw.integers(0, 7, count)
    matrix[:, 5] = draw.integers(0, 3, count)
    known = np.nan_to_num(matrix, nan=2.0)
    pull = known[:, 0] - 0.7 * known[:, 1] + 0.8 * (known[:, 4] >= 5) - 0.9
    truth = 1 / (1 + np.exp(1.9 - effect * pull))
    return Shoppers(
        matrix=matrix,
        labels=(draw.random(count) < truth).astype(np.float64),
        truth=truth,
        times=np.arange(count, dtype=np.int64) * 60_000,
        visitors=tuple(f"v{number}" for number in draw.integers(0, count, count)),
    )


def fit_shoppers(
    sessions: Shoppers, *, names: Sequence[str] = NAMES, seed: int = 0
) -> Fitted | Declined:
    """The product's model of `sessions`."""
    return fit(
        sessions.matrix,
        sessions.labels,
        feature_names=names,
        categorical=CATEGORICAL,
        times=sessions.times,
        groups=sessions.visitors,
        seed=seed,
    )
