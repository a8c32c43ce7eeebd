"""The difference of two means at one planned look."""

from msgspec import Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.sums import MeanSums, Share, incomparable
from waverly.reporting.statistics.welch import (
    GroupEstimate,
    difference,
    p_value,
    relative,
    standard_error,
)

NO_VARIATION = "Every visitor of both groups has the same value; there is no spread to judge by."


class MeanDiffInput(Struct, frozen=True, kw_only=True):
    """Two groups and the confidence of the intervals."""

    control: MeanSums
    treatment: MeanSums
    confidence: Share = 0.95


class MeanDiff(Struct, frozen=True, kw_only=True):
    """treatment − control, absolute and relative, each with limits. Relative ones may be `None`."""

    control_mean: float
    treatment_mean: float
    diff: float
    diff_low: float
    diff_high: float
    rel: float | None
    rel_low: float | None
    rel_high: float | None
    p: float
    se: float
    t: float


def mean_estimate(sums: MeanSums) -> GroupEstimate:
    """A mean and its squared standard error, s²/n."""
    return GroupEstimate(value=sums.mean, squared_error=sums.variance / sums.n, n=sums.n)


def mean_diff(asked: MeanDiffInput) -> MeanDiff | CannotSay:
    """Welch's t test on two means (Welch 1947); the relative interval is on the log ratio.

    For a look planned beforehand. A running experiment uses `always_valid`.
    """
    reason = incomparable(asked.control, asked.treatment)
    if reason is not None:
        return CannotSay(reason)
    control, treatment = mean_estimate(asked.control), mean_estimate(asked.treatment)
    error = standard_error(control, treatment)
    if error == 0:
        return CannotSay(NO_VARIATION)
    absolute = difference(control, treatment, asked.confidence)
    ratio = relative(control, treatment, asked.confidence)
    return MeanDiff(
        control_mean=control.value,
        treatment_mean=treatment.value,
        diff=absolute.estimate,
        diff_low=absolute.low,
        diff_high=absolute.high,
        rel=ratio.estimate,
        rel_low=ratio.low,
        rel_high=ratio.high,
        p=p_value(control, treatment),
        se=error,
        t=absolute.estimate / error,
    )
