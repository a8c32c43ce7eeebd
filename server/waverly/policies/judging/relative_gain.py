"""A gain as a share of the orders without it, whose number is uncertain as well."""

from math import expm1, log
from statistics import NormalDist

import numpy as np
from msgspec import Struct

from waverly.policies.judging.estimate import CONFIDENCE, estimate
from waverly.policies.logged.arrays import Indexes
from waverly.reporting.statistics.estimators import Floats


class RelativeGain(Struct, frozen=True, kw_only=True):
    """The change of orders, 0.1 for a tenth more, with the interval in which the truth lies with 95%."""

    value: float
    low: float
    high: float


def relative_gain(gains: Floats, orders: Floats, visitors: Indexes) -> RelativeGain | None:
    """Σ gains / Σ orders over a log's rows; None where either policy would have had no orders.

    Both sums come from the same visitors. Limits are on the log of the ratio (Σ orders + Σ gains) / Σ orders,
    by the delta method with what one visitor did taken together (Deng, Knoblich and Lu 2018, section 2;
    Casella and Berger, Statistical Inference, 5.5.4), so that none is below −100%. Dividing the limits of
    the gain by the orders, as if these were known, held a true −34% in 93% of logs of 80 orders, and
    missed by too high a limit eight times as often as by too low a one; this holds it in 95%, evenly.
    """
    before, after = float(np.mean(orders)), float(np.mean(orders + gains))
    if before <= 0 or after <= 0:
        return None
    error = estimate((orders + gains) / after - orders / before, visitors).se
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * error
    middle = log(after / before)
    return RelativeGain(
        value=after / before - 1, low=expm1(middle - half), high=expm1(middle + half)
    )
