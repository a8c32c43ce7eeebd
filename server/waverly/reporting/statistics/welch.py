"""Welch's comparison of two estimates with unequal variances."""

from math import expm1, log, sqrt

from msgspec import Struct

from waverly.reporting.statistics.distributions import student_quantile, student_two_sided

LARGEST_LOG_RATIO = 700.0
"""Beyond it the exponential overflows; two visitors a group can get there."""


class GroupEstimate(Struct, frozen=True, kw_only=True):
    """A group's estimate, the squared standard error of it, and the visitors behind it."""

    value: float
    squared_error: float
    n: int


class Interval(Struct, frozen=True, kw_only=True):
    """A difference with its confidence limits."""

    estimate: float
    low: float
    high: float


class RelativeInterval(Struct, frozen=True, kw_only=True):
    """A relative difference with its limits; `None` where a ratio has no meaning."""

    estimate: float | None
    low: float | None
    high: float | None


NO_RATIO = RelativeInterval(estimate=None, low=None, high=None)


def degrees_of_freedom(control: GroupEstimate, treatment: GroupEstimate) -> float:
    """Welch (1947) and Satterthwaite (1946): (a + b)² / (a²/(n_a − 1) + b²/(n_b − 1))."""
    a, b = control.squared_error, treatment.squared_error
    return (a + b) ** 2 / (a * a / (control.n - 1) + b * b / (treatment.n - 1))


def standard_error(control: GroupEstimate, treatment: GroupEstimate) -> float:
    """The standard error of the difference of independent estimates."""
    return sqrt(control.squared_error + treatment.squared_error)


def difference(control: GroupEstimate, treatment: GroupEstimate, confidence: float) -> Interval:
    """treatment − control with Student limits; the standard error must not be 0."""
    estimate = treatment.value - control.value
    degrees = degrees_of_freedom(control, treatment)
    half = student_quantile((1 + confidence) / 2, degrees) * standard_error(control, treatment)
    return Interval(estimate=estimate, low=estimate - half, high=estimate + half)


def p_value(control: GroupEstimate, treatment: GroupEstimate) -> float:
    """Two-sided p of no difference; the standard error must not be 0."""
    t = (treatment.value - control.value) / standard_error(control, treatment)
    return student_two_sided(t, degrees_of_freedom(control, treatment))


def relative(
    control: GroupEstimate, treatment: GroupEstimate, confidence: float
) -> RelativeInterval:
    """treatment / control − 1 with limits on the log ratio (delta method).

    The log keeps the limits above −100% and treats +100% and −50% as equally far. Variance of a
    log: squared error over the squared value (Casella and Berger, Statistical Inference, 5.5.4).
    """
    if control.value == 0:
        return NO_RATIO
    ratio = treatment.value / control.value
    if ratio <= 0:
        return RelativeInterval(estimate=ratio - 1, low=None, high=None)
    logs = [
        GroupEstimate(value=0.0, squared_error=each.squared_error / each.value**2, n=each.n)
        for each in (control, treatment)
    ]
    degrees = degrees_of_freedom(*logs)
    half = student_quantile((1 + confidence) / 2, degrees) * standard_error(*logs)
    middle = log(ratio)
    return RelativeInterval(
        estimate=ratio - 1, low=_from_log(middle - half), high=_from_log(middle + half)
    )


def _from_log(log_ratio: float) -> float | None:
    """The relative difference of a log ratio; `None` for one too large to mean anything."""
    return expm1(log_ratio) if log_ratio < LARGEST_LOG_RATIO else None
