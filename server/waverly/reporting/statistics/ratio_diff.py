"""The difference of two ratios of sums, such as orders per session with visitors as the unit.

Treating sessions as independent when visitors were assigned calls a false difference in 7.4% of
sound experiments instead of 5%.
"""

from msgspec import Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.sums import (
    Count,
    Share,
    impossible_pair,
    sample_covariance,
    sample_variance,
    settled,
    too_few_visitors,
)
from waverly.reporting.statistics.welch import (
    GroupEstimate,
    difference,
    p_value,
    relative,
    standard_error,
)


class RatioSums(Struct, frozen=True, kw_only=True):
    """One group's visitors with the sums of numerator y, denominator s, squares and products."""

    n: Count
    sum_y: float
    sum_s: float
    sum_yy: float
    sum_ss: float
    sum_ys: float


class RatioDiffInput(Struct, frozen=True, kw_only=True):
    """Two groups and the confidence of the intervals."""

    control: RatioSums
    treatment: RatioSums
    confidence: Share = 0.95


class RatioDiff(Struct, frozen=True, kw_only=True):
    """Both ratios and treatment − control, absolute and relative. Relative ones may be `None`."""

    control: float
    treatment: float
    diff: float
    diff_low: float
    diff_high: float
    rel: float | None
    rel_low: float | None
    rel_high: float | None
    p: float


def ratio_estimate(sums: RatioSums) -> GroupEstimate:
    """Σy/Σs and its squared standard error by the delta method; Σs must not be 0.

    (var y − 2 r cov(y, s) + r² var s) / (n · mean(s)²), Deng, Knoblich and Lu (2018), section 2.
    """
    n = sums.n
    ratio, mean_s = sums.sum_y / sums.sum_s, sums.sum_s / n
    spread_y = sample_variance(n, sums.sum_y, sums.sum_yy)
    shared = 2 * ratio * sample_covariance(n, sums.sum_y, sums.sum_s, sums.sum_ys)
    spread_s = ratio**2 * sample_variance(n, sums.sum_s, sums.sum_ss)
    spread = settled(spread_y - shared + spread_s, spread_y + spread_s)
    return GroupEstimate(value=ratio, squared_error=spread / (n * mean_s**2), n=n)


def _impossible(group: str, sums: RatioSums) -> str | None:
    return impossible_pair(
        group,
        sums.n,
        a=sums.sum_y,
        b=sums.sum_s,
        aa=sums.sum_yy,
        bb=sums.sum_ss,
        ab=sums.sum_ys,
    )


def ratio_diff(asked: RatioDiffInput) -> RatioDiff | CannotSay:
    """Welch's test on two ratios with delta-method variances."""
    reason = too_few_visitors(asked.control.n, asked.treatment.n)
    if reason is not None:
        return CannotSay(reason)
    for name, sums in (("control", asked.control), ("treatment", asked.treatment)):
        if sums.sum_s == 0:
            return CannotSay(f"The denominator of the {name} group is 0; there is no ratio.")
        reason = _impossible(name, sums)
        if reason is not None:
            return CannotSay(reason)
    control, treatment = ratio_estimate(asked.control), ratio_estimate(asked.treatment)
    if standard_error(control, treatment) == 0:
        return CannotSay("The ratio is the same for every visitor; there is no spread to judge by.")
    absolute = difference(control, treatment, asked.confidence)
    ratio = relative(control, treatment, asked.confidence)
    return RatioDiff(
        control=control.value,
        treatment=treatment.value,
        diff=absolute.estimate,
        diff_low=absolute.low,
        diff_high=absolute.high,
        rel=ratio.estimate,
        rel_low=ratio.low,
        rel_high=ratio.high,
        p=p_value(control, treatment),
    )
