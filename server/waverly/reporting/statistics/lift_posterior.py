"""What to believe about a campaign's lift, from counts and a sober prior."""

from math import exp, log, sqrt
from typing import Annotated

from msgspec import Meta, Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.distributions import normal_cdf
from waverly.reporting.statistics.sums import OrderCount, too_many_orders

MIN_ORDERS = 5
"""Orders needed on both sides before counts speak; below it the prior stands alone."""


class LiftPosteriorInput(Struct, frozen=True, kw_only=True):
    """Orders with and without help; the prior is on the log ratio of the order rates."""

    control: OrderCount
    help: OrderCount
    prior_mean: float = 0.0
    prior_sd: Annotated[float, Meta(gt=0)] = 0.2


class LiftPosterior(Struct, frozen=True, kw_only=True):
    """The log ratio seen (`None` without orders on both sides) and the posterior of the real one."""

    log_ratio: float | None
    posterior_mean: float
    posterior_sd: float
    probability_positive: float
    median_relative_lift: float


def lift_posterior(asked: LiftPosteriorInput) -> LiftPosterior | CannotSay:
    """Normal prior times Normal likelihood with variance 1/orders + 1/orders on the log ratio.

    The conjugate update of Gelman et al., Bayesian Data Analysis, section 2.5; the variance of a
    log ratio of small rates is Katz et al. (1978) without its 1/n terms.
    """
    control, helped = asked.control, asked.help
    if control.n == 0 or helped.n == 0:
        return CannotSay("A side without visitors has no order rate.")
    reason = too_many_orders(control, helped)
    if reason is not None:
        return CannotSay(reason)
    log_ratio = log(helped.rate / control.rate) if control.orders and helped.orders else None
    mean, sd = asked.prior_mean, asked.prior_sd
    if log_ratio is not None and min(control.orders, helped.orders) >= MIN_ORDERS:
        mean, sd = updated(mean, sd, log_ratio, 1 / control.orders + 1 / helped.orders)
    return LiftPosterior(
        log_ratio=log_ratio,
        posterior_mean=mean,
        posterior_sd=sd,
        probability_positive=normal_cdf(mean / sd),
        median_relative_lift=exp(mean) - 1,
    )


def updated(mean: float, sd: float, seen: float, variance: float) -> tuple[float, float]:
    """Return mean and standard deviation of a Normal belief after seeing `seen` with `variance`."""
    precision = 1 / sd**2
    together = precision + 1 / variance
    return (precision * mean + seen / variance) / together, sqrt(1 / together)
