"""A difference of means, made sharper by what was known of the visitors beforehand.

The covariate must be older than the decision: one measured after an overlay carries the overlay's
own effect and can turn a gain into a loss.
"""

from msgspec import Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.mean_diff import NO_VARIATION
from waverly.reporting.statistics.sums import (
    Count,
    Share,
    impossible_pair,
    sample_covariance,
    sample_variance,
    settled,
    too_few_visitors,
)
from waverly.reporting.statistics.welch import GroupEstimate, difference, p_value, standard_error


class CovariateSums(Struct, frozen=True, kw_only=True):
    """One group's visitors with sums of outcome y, covariate x, squares and products."""

    n: Count
    sum_y: float
    sum_x: float
    sum_yy: float
    sum_xx: float
    sum_xy: float

    def __add__(self, other: "CovariateSums") -> "CovariateSums":
        """Both groups as one."""
        return CovariateSums(
            n=self.n + other.n,
            sum_y=self.sum_y + other.sum_y,
            sum_x=self.sum_x + other.sum_x,
            sum_yy=self.sum_yy + other.sum_yy,
            sum_xx=self.sum_xx + other.sum_xx,
            sum_xy=self.sum_xy + other.sum_xy,
        )


class CupedDiffInput(Struct, frozen=True, kw_only=True):
    """Two groups and the confidence of the interval."""

    control: CovariateSums
    treatment: CovariateSums
    confidence: Share = 0.95


class CupedDiff(Struct, frozen=True, kw_only=True):
    """The adjusted treatment − control; `theta` is what one unit of covariate is worth."""

    theta: float
    diff: float
    diff_low: float
    diff_high: float
    p: float


def pooled_theta(both: CovariateSums) -> float:
    """cov(x, y) / var(x) over all visitors together; 0 when the covariate does not vary."""
    spread = sample_variance(both.n, both.sum_x, both.sum_xx)
    if spread == 0:
        return 0.0
    return sample_covariance(both.n, both.sum_x, both.sum_y, both.sum_xy) / spread


def adjusted(sums: CovariateSums, theta: float, mean_x: float) -> GroupEstimate:
    """One group's mean of y − θ (x − `mean_x`) and its squared standard error; at least two visitors."""
    n = sums.n
    spread_y = sample_variance(n, sums.sum_y, sums.sum_yy)
    shared = 2 * theta * sample_covariance(n, sums.sum_x, sums.sum_y, sums.sum_xy)
    spread_x = theta**2 * sample_variance(n, sums.sum_x, sums.sum_xx)
    spread = settled(spread_y - shared + spread_x, spread_y + spread_x)
    value = sums.sum_y / n - theta * (sums.sum_x / n - mean_x)
    return GroupEstimate(value=value, squared_error=spread / n, n=n)


def _impossible(group: str, sums: CovariateSums) -> str | None:
    return impossible_pair(
        group,
        sums.n,
        a=sums.sum_y,
        b=sums.sum_x,
        aa=sums.sum_yy,
        bb=sums.sum_xx,
        ab=sums.sum_xy,
    )


def cuped_diff(asked: CupedDiffInput) -> CupedDiff | CannotSay:
    """CUPED (Deng, Xu, Kohavi and Walker 2013): Welch's test on y − θ (x − mean x)."""
    reason = (
        too_few_visitors(asked.control.n, asked.treatment.n)
        or _impossible("control", asked.control)
        or _impossible("treatment", asked.treatment)
    )
    if reason is not None:
        return CannotSay(reason)
    both = asked.control + asked.treatment
    theta, mean_x = pooled_theta(both), both.sum_x / both.n
    control = adjusted(asked.control, theta, mean_x)
    treatment = adjusted(asked.treatment, theta, mean_x)
    if standard_error(control, treatment) == 0:
        return CannotSay(NO_VARIATION)
    absolute = difference(control, treatment, asked.confidence)
    return CupedDiff(
        theta=theta,
        diff=absolute.estimate,
        diff_low=absolute.low,
        diff_high=absolute.high,
        p=p_value(control, treatment),
    )
