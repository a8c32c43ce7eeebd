"""How many visitors it takes to see an effect of a given size."""

from math import ceil

from msgspec import Struct

from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.distributions import normal_quantile
from waverly.reporting.statistics.sums import Share


class SampleSizeInput(Struct, frozen=True, kw_only=True):
    """The shop's own order rate, the relative lift worth seeing, and how sure to be."""

    base_rate: Share
    relative_lift: float
    control_share: Share = 0.5
    alpha: Share = 0.05
    power: Share = 0.8


class SampleSize(Struct, frozen=True, kw_only=True):
    """Visitors of both groups together, for a single look at the end."""

    total: float
    total_rounded_up: int


def sample_size(asked: SampleSizeInput) -> SampleSize | CannotSay:
    """(z_α/2 + z_power)² · (p₁(1−p₁)/s + p₂(1−p₂)/(1−s)) / (p₂ − p₁)².

    Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, chapter 4, without
    continuity correction and with unpooled variances.
    """
    base, helped = asked.base_rate, asked.base_rate * (1 + asked.relative_lift)
    if helped == base:
        return CannotSay("A lift of 0 cannot be told from nothing with any number of visitors.")
    if not 0 < helped < 1:
        return CannotSay(
            f"A lift of {asked.relative_lift:+.0%} gives an order rate of {helped:.3g}."
        )
    share = asked.control_share
    spread = base * (1 - base) / share + helped * (1 - helped) / (1 - share)
    sureness = normal_quantile(1 - asked.alpha / 2) + normal_quantile(asked.power)
    total = sureness**2 * spread / (helped - base) ** 2
    return SampleSize(total=total, total_rounded_up=ceil(total))
