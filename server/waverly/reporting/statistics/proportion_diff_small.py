"""The difference of two small proportions, where a Normal interval would leave 0 to 1."""

from math import sqrt

from msgspec import Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.distributions import normal_quantile
from waverly.reporting.statistics.sums import OrderCount, Share, too_many_orders


class ProportionDiffInput(Struct, frozen=True, kw_only=True):
    """Two groups and the confidence of the interval."""

    control: OrderCount
    treatment: OrderCount
    confidence: Share = 0.95


class ProportionDiff(Struct, frozen=True, kw_only=True):
    """treatment − control in order rates, with limits."""

    diff: float
    low: float
    high: float


def wilson(group: OrderCount, confidence: float) -> tuple[float, float]:
    """The score interval of one proportion (Wilson 1927); the group must not be empty."""
    z = normal_quantile((1 + confidence) / 2)
    n, p = group.n, group.rate
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def proportion_diff_small(asked: ProportionDiffInput) -> ProportionDiff | CannotSay:
    """Newcombe's hybrid score interval (1998, method 10): Wilson's limits, squared and added."""
    control, treatment = asked.control, asked.treatment
    for name, group in (("control", control), ("treatment", treatment)):
        if group.n == 0:
            return CannotSay(f"The {name} group has no visitors.")
    reason = too_many_orders(control, treatment)
    if reason is not None:
        return CannotSay(reason)
    control_low, control_high = wilson(control, asked.confidence)
    treatment_low, treatment_high = wilson(treatment, asked.confidence)
    diff = treatment.rate - control.rate
    below = sqrt((treatment.rate - treatment_low) ** 2 + (control_high - control.rate) ** 2)
    above = sqrt((treatment_high - treatment.rate) ** 2 + (control.rate - control_low) ** 2)
    return ProportionDiff(diff=diff, low=diff - below, high=diff + above)
