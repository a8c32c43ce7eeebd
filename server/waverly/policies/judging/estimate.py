"""A mean over the rows of a log with its uncertainty: the rows of one visitor are not independent."""

from statistics import NormalDist

import numpy as np
from msgspec import Struct

from waverly.policies.logged.arrays import Indexes
from waverly.reporting.statistics.estimators import Floats

CONFIDENCE = 0.95


class PolicyValue(Struct, frozen=True, kw_only=True):
    """Orders per decision, with the interval in which the truth lies with 95%."""

    value: float
    low: float
    high: float
    se: float


def estimate(scores: Floats, visitors: Indexes) -> PolicyValue:
    """The mean of per-row scores; rows of one visitor vary together (Liang and Zeger 1986)."""
    mean = float(np.mean(scores))
    sums = np.bincount(visitors, weights=scores - mean)
    count = len(sums)
    se = float(np.sqrt(np.sum(sums**2) * count / max(count - 1, 1)) / len(scores))
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * se
    return PolicyValue(value=mean, low=mean - half, high=mean + half, se=se)


def lower_bound(gain: PolicyValue) -> float:
    """The one-sided 95% lower bound, which must be above 0 in the acceptance test of a learnt policy."""
    return gain.value - NormalDist().inv_cdf(CONFIDENCE) * gain.se
