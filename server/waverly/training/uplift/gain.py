"""What choosing whom to help is worth, with intervals from bootstrap samples of visitors."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from waverly.training.metrics import Floats
from waverly.training.split import Indexes
from waverly.training.uplift.qini import Ordered, auuc, ordered, qini, uplift_at
from waverly.training.uplift.trial import Trial

DRAWS = 300
CONFIDENCE = 0.95


class BootstrapInterval(Struct, frozen=True, kw_only=True):
    """An estimate with its 95% interval."""

    value: float
    low: float
    high: float


class Gain(Struct, frozen=True, kw_only=True):
    """What an order by predicted effect gains for one arm against nothing.

    `average` is the effect of showing it to everybody; `qini` is 0 for a random order and 1 for a
    perfect one; `auuc` is the mean gain per row over all cut-offs; `uplift_at_30` the effect among
    the 30% with the highest predictions.
    """

    rows: int
    outcomes: int
    average: BootstrapInterval
    qini: BootstrapInterval
    auuc: BootstrapInterval
    uplift_at_30: BootstrapInterval


def gain_of(trial: Trial, effects: Floats, *, seed: int = 0, draws: int = DRAWS) -> Gain:
    """The gain of `effects` (one a row, of arm 1 against nothing) on a trial of two arms.

    Intervals are percentiles over `draws` bootstrap samples of visitors (Efron 1979). The effects
    must come from models that have not seen these visitors.
    """
    weight = 1 / trial.propensities[np.arange(len(trial)), trial.arms]
    rows = ordered(effects, trial.rows.labels, trial.arms.astype(np.float64), weight)
    visitors = trial.rows.visitors[np.argsort(-effects, kind="stable")]
    found = np.array(_measured(rows, None))
    drawn = np.array([_measured(rows, counts) for counts in _redrawn(visitors, seed, draws)])
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.nanpercentile(drawn, [tail, 100 - tail], axis=0)
    average, qini_of, auuc_of, uplift = (
        BootstrapInterval(value=value, low=below, high=above)
        for value, below, above in zip(found.tolist(), low.tolist(), high.tolist(), strict=True)
    )
    return Gain(
        rows=len(trial),
        outcomes=trial.rows.orders,
        average=average,
        qini=qini_of,
        auuc=auuc_of,
        uplift_at_30=uplift,
    )


def _measured(rows: Ordered, counts: Floats | None) -> tuple[float, float, float, float]:
    return (
        uplift_at(rows, 1.0, counts),
        qini(rows, counts),
        auuc(rows, counts),
        uplift_at(rows, counts=counts),
    )


def _redrawn(visitors: Indexes, seed: int, draws: int) -> Iterator[Floats]:
    """How often each row appears when visitors are drawn anew, with replacement."""
    most = int(visitors.max()) + 1
    draw = np.random.default_rng(seed)
    for _ in range(draws):
        times = np.bincount(draw.integers(0, most, most), minlength=most)
        yield times[visitors].astype(np.float64)
