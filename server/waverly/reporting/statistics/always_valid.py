"""An interval that may be looked at every day, and acted on whenever one likes.

An ordinary 95% interval watched daily for two months excludes no effect in far more than 5% of
experiments without one. This one does so in at most 5%, over all looks together.
"""

from math import exp, log, sqrt
from typing import Annotated

from msgspec import Meta, Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.mean_diff import NO_VARIATION
from waverly.reporting.statistics.sums import MeanSums, Share, incomparable

MIN_CONVERSIONS = 20
"""Orders needed on both sides. The guarantee is asymptotic: without this guard, small controls of 5%
alarmed in 35% of experiments without an effect, with it in at most 1.2%."""

MIN_REVENUE_ORDERS = 50
"""The same for revenue, whose distribution has a long tail; together with the cap no run alarmed."""


class AlwaysValidInput(Struct, frozen=True, kw_only=True):
    """Two groups; `n_star` is the size, both groups together, at which the interval is tightest."""

    control: MeanSums
    treatment: MeanSums
    alpha: Share = 0.05
    n_star: Annotated[float, Meta(ge=1)]


class SequentialInterval(Struct, frozen=True, kw_only=True):
    """An estimate with always-valid limits and p."""

    estimate: float
    low: float
    high: float
    p: float
    se: float


class AlwaysValid(Struct, frozen=True, kw_only=True):
    """treatment − control, and relative to control (`None` when the control mean is 0)."""

    absolute: SequentialInterval
    relative: SequentialInterval | None
    multiplier: float


def too_early(
    control_orders: int, treatment_orders: int, *, least: int = MIN_CONVERSIONS
) -> str | None:
    """The reason why no interval is shown yet, else `None`."""
    fewest = min(control_orders, treatment_orders)
    if fewest >= least:
        return None
    return f"Too early to say: {fewest} orders in the smaller group, {least} are needed."


def tuned_rho_squared(alpha: float, n_star: float) -> float:
    """ρ² = (−2 ln α + ln(1 − 2 ln α)) / n*, the mixture that is tightest at n* visitors.

    Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021), equation 161.
    """
    return (-2 * log(alpha) + log(1 - 2 * log(alpha))) / n_star


def confidence_multiplier(visitors: float, rho_squared: float, alpha: float) -> float:
    """The half-width in standard errors: √(2 (1 + 1/k) ln(√(k + 1) / α)) with k = Nρ²."""
    k = visitors * rho_squared
    return sqrt(2 * (1 + 1 / k) * log(sqrt(k + 1) / alpha))


def always_valid_p(z: float, visitors: int, rho_squared: float) -> float:
    """min(1, √(k + 1) exp(−z² k / (2 (k + 1)))) with k = Nρ², equation 155 of the same paper."""
    k = visitors * rho_squared
    return min(1.0, sqrt(k + 1) * exp(-z * z * k / (2 * (k + 1))))


def always_valid(asked: AlwaysValidInput) -> AlwaysValid | CannotSay:
    """The asymptotic confidence sequence of Waudby-Smith et al. (2021), equation 9.

    The relative one is on (t − c)/c by the delta method: var t / (n_t c²) + t² var c / (n_c c⁴).
    """
    control, treatment = asked.control, asked.treatment
    reason = incomparable(control, treatment)
    if reason is not None:
        return CannotSay(reason)
    control_error = control.variance / control.n
    treatment_error = treatment.variance / treatment.n
    if control_error + treatment_error == 0:
        return CannotSay(NO_VARIATION)
    visitors = control.n + treatment.n
    rho_squared = tuned_rho_squared(asked.alpha, asked.n_star)
    multiplier = confidence_multiplier(visitors, rho_squared, asked.alpha)

    def sequence(estimate: float, squared_error: float) -> SequentialInterval:
        se = sqrt(squared_error)
        return SequentialInterval(
            estimate=estimate,
            low=estimate - multiplier * se,
            high=estimate + multiplier * se,
            p=always_valid_p(estimate / se, visitors, rho_squared),
            se=se,
        )

    absolute = sequence(treatment.mean - control.mean, control_error + treatment_error)
    relative = None
    if control.mean != 0:
        ratio = treatment.mean / control.mean
        spread = (treatment_error + ratio**2 * control_error) / control.mean**2
        relative = sequence(ratio - 1, spread) if spread > 0 else None
    return AlwaysValid(absolute=absolute, relative=relative, multiplier=multiplier)
