"""Limits of a ratio of two estimates that agree with those of their difference."""

from math import sqrt
from sys import float_info

from waverly.reporting.statistics.welch import GroupEstimate

Limits = tuple[float, float | None]
"""The lower limit and the upper one, None where none can be told."""


def ratio_limits(
    control: GroupEstimate, treatment: GroupEstimate, multiplier: float
) -> Limits | None:
    """Return the ratios ρ of t to c that (t − ρ c)² ≤ m² (σ²t + ρ² σ²c) does not exclude.

    Fieller, *Some problems in interval estimation*, Journal of the Royal Statistical Society B 16 (1954).
    At ρ = 1 this asks what the difference's own limits ask, with the same multiplier m. As the limits of each
    t − ρ c hold at all looks together where m is of those, the ratio's do, too.

    Where m standard errors of the control reach 0, no upper limit can be told, and no ratio below 0 is given.
    None is for a control of 0 or less, and for a treatment of 0 or less beside such a control.
    """
    t, c = treatment.value, control.value
    if c <= 0:
        return None
    clear = c * c - multiplier**2 * control.squared_error
    rest = t * t - multiplier**2 * treatment.squared_error
    root = sqrt(max(0.0, (t * c) ** 2 - clear * rest))
    if clear > 0 and t <= 0:
        return (t * c - root) / clear, (t * c + root) / clear
    if t <= 0:
        return None
    low = rest / (t * c + root)  # of the two forms of the root the one that nothing cancels in
    return (low, (t * c + root) / clear) if clear > 0 else (max(0.0, low), None)


def agreeing(limits: Limits, difference: Limits) -> Limits:
    """Return limits of a change, ρ − 1, that exclude 0 exactly where those of the difference do.

    They do by what they are; rounding alone can part them, in the last digit.
    """
    (low, high), (least, most) = limits, difference
    if least > 0:
        return max(low, float_info.min), high
    if most is not None and most < 0:
        return low, -float_info.min if high is None else min(high, -float_info.min)
    return min(low, 0.0), high if high is None else max(high, 0.0)
