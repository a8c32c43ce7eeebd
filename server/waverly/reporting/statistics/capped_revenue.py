"""Revenue per visitor that one giant order cannot decide."""

from math import floor, sqrt
from typing import Annotated

from msgspec import Meta, Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.sums import MeanSums, too_few_visitors

Amount = Annotated[float, Meta(ge=0)]


class CappedRevenueInput(Struct, frozen=True, kw_only=True):
    """Revenue of every visitor, 0 for those who did not order."""

    control: list[Amount]
    treatment: list[Amount]
    quantile_of_orders: Annotated[float, Meta(gt=0, le=1)] = 0.99


class CappedRevenue(Struct, frozen=True, kw_only=True):
    """The cap used, both capped means, and the standard error of their difference."""

    cap: float
    control_mean: float
    treatment_mean: float
    se: float


def quantile(values: list[float], share: float) -> float:
    """The quantile by linear interpolation between order statistics (Hyndman and Fan's type 7)."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def capped_revenue(asked: CappedRevenueInput) -> CappedRevenue | CannotSay:
    """Means with each visitor's revenue cut at the quantile of all orders of both groups.

    One cap for both, so that it favours neither. Kohavi, Tang and Xu, Trustworthy Online Controlled
    Experiments, chapter 18, on capping skewed metrics.
    """
    reason = too_few_visitors(len(asked.control), len(asked.treatment))
    if reason is not None:
        return CannotSay(reason)
    orders = [amount for amount in (*asked.control, *asked.treatment) if amount > 0]
    if not orders:
        return CannotSay("No visitor of either group has ordered; there is nothing to cap.")
    cap = quantile(orders, asked.quantile_of_orders)
    control, treatment = capped_sums(asked.control, cap), capped_sums(asked.treatment, cap)
    return CappedRevenue(
        cap=cap,
        control_mean=control.mean,
        treatment_mean=treatment.mean,
        se=sqrt(control.variance / control.n + treatment.variance / treatment.n),
    )


def capped_sums(amounts: list[float], cap: float) -> MeanSums:
    """Sums of revenue per visitor, each cut at `cap`."""
    cut = [min(amount, cap) for amount in amounts]
    return MeanSums(n=len(cut), sum=sum(cut), sum_squares=sum(amount**2 for amount in cut))
