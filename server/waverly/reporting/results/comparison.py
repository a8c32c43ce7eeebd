"""The difference between shown and held out, with an interval that may be looked at every day."""

from collections.abc import Callable, Sequence
from math import sqrt

from msgspec import Struct

from waverly.reporting.results.groups import Side, Stratum
from waverly.reporting.statistics.always_valid import (
    SequentialInterval,
    always_valid_p,
    confidence_multiplier,
    tuned_rho_squared,
)
from waverly.reporting.statistics.cuped_diff import CovariateSums, adjusted, pooled_theta
from waverly.reporting.statistics.fieller import agreeing, ratio_limits
from waverly.reporting.statistics.mean_diff import mean_estimate
from waverly.reporting.statistics.welch import GroupEstimate

ALPHA = 0.05

PLANNED_VISITORS = 10_000
"""Where the interval is tightest. At a conversion of 3% and a fifth held out, 20 orders on the smaller
side take 3,300 visitors; a small store decides around three times as many."""


class Relative(Struct, frozen=True, kw_only=True):
    """A change as a share of the held out. `high` is None if there is no upper limit.

    Its limits include "no change" exactly if those of the difference do, so `p` is the same; `se` is by the
    delta method.
    """

    estimate: float
    low: float
    high: float | None
    p: float
    se: float


class Effect(Struct, frozen=True, kw_only=True):
    """shown − held out, absolute and relative to the held out; the latter is None where that is 0."""

    absolute: SequentialInterval
    relative: Relative | None

    @property
    def direction(self) -> int:
        """Return 1 or −1 when the whole interval lies above or below zero, else 0."""
        return int(self.absolute.low > 0) - int(self.absolute.high < 0)


class Pair(Struct, frozen=True, kw_only=True):
    """Both sides' estimates, in one stratum or over all."""

    held_out: GroupEstimate
    shown: GroupEstimate

    @property
    def n(self) -> int:
        """Return the visitors of both."""
        return self.held_out.n + self.shown.n

    @property
    def difference(self) -> float:
        """Return shown − held out."""
        return self.shown.value - self.held_out.value

    @property
    def squared_error(self) -> float:
        """Return the squared standard error of the difference."""
        return self.held_out.squared_error + self.shown.squared_error

    @property
    def se(self) -> float:
        """Return the standard error of the difference."""
        return sqrt(self.squared_error)


def plain_pairs(strata: Sequence[Stratum], metric: str, currency: str = "") -> list[Pair]:
    """Return each stratum's means; strata with fewer than two visitors on a side compare nothing."""
    return _pairs(strata, lambda side: mean_estimate(side.mean_sums(metric, currency)))


def adjusted_pairs(
    strata: Sequence[Stratum], sums_of: Callable[[Side], CovariateSums]
) -> list[Pair]:
    """Return each stratum's means adjusted by what was known beforehand, with one θ over both sides."""
    found = []
    for stratum in _comparable(strata):
        held_out, shown = sums_of(stratum.held_out), sums_of(stratum.shown)
        both = held_out + shown
        theta, mean_x = pooled_theta(both), both.sum_x / both.n
        found.append(
            Pair(held_out=adjusted(held_out, theta, mean_x), shown=adjusted(shown, theta, mean_x))
        )
    return found


def overall(pairs: Sequence[Pair]) -> Pair | None:
    """Return both sides over all strata, weighted by their visitors; None without any.

    Strata are combined by post-stratification (Cochran, Sampling Techniques, 5A.9), so that shares which
    moved while the base rate moved, too, do not pass for an effect.
    """
    total = sum(pair.n for pair in pairs)
    if not total:
        return None
    weights = [pair.n / total for pair in pairs]
    return Pair(
        held_out=_combined([pair.held_out for pair in pairs], weights),
        shown=_combined([pair.shown for pair in pairs], weights),
    )


def effect_of(pairs: Sequence[Pair]) -> Effect | None:
    """Return the effect over all strata; None without any spread.

    One stratum gives the asymptotic confidence sequence of `always_valid`, several go into the same one.
    """
    both = overall(pairs)
    if both is None or both.squared_error <= 0:
        return None
    absolute = interval(both.difference, both.squared_error, both.n)
    return Effect(absolute=absolute, relative=_relative(both, absolute))


def _relative(both: Pair, absolute: SequentialInterval) -> Relative | None:
    held_out, shown = both.held_out, both.shown
    limits = ratio_limits(held_out, shown, _multiplier(both.n))
    if limits is None:
        return None
    ratio = shown.value / held_out.value
    spread = (shown.squared_error + ratio**2 * held_out.squared_error) / held_out.value**2
    if spread <= 0:  # nobody of those shown did it: no ratio of it is uncertain
        return None
    low, high = limits
    change = (low - 1, None if high is None else high - 1)
    low, high = agreeing(change, (absolute.low, absolute.high))
    return Relative(estimate=ratio - 1, low=low, high=high, p=absolute.p, se=sqrt(spread))


def _multiplier(visitors: int) -> float:
    return confidence_multiplier(visitors, tuned_rho_squared(ALPHA, PLANNED_VISITORS), ALPHA)


def interval(estimate: float, squared_error: float, visitors: int) -> SequentialInterval:
    """Return an estimate with its always-valid limits and p; the error must be above 0."""
    rho_squared = tuned_rho_squared(ALPHA, PLANNED_VISITORS)
    half = _multiplier(visitors) * sqrt(squared_error)
    return SequentialInterval(
        estimate=estimate,
        low=estimate - half,
        high=estimate + half,
        p=always_valid_p(estimate / sqrt(squared_error), visitors, rho_squared),
        se=sqrt(squared_error),
    )


def _comparable(strata: Sequence[Stratum]) -> list[Stratum]:
    return [each for each in strata if min(each.shown.visitors.n, each.held_out.visitors.n) >= 2]


def _pairs(strata: Sequence[Stratum], estimate: Callable[[Side], GroupEstimate]) -> list[Pair]:
    return [
        Pair(held_out=estimate(each.held_out), shown=estimate(each.shown))
        for each in _comparable(strata)
    ]


def _combined(estimates: Sequence[GroupEstimate], weights: Sequence[float]) -> GroupEstimate:
    pairs = list(zip(estimates, weights, strict=True))
    return GroupEstimate(
        value=sum(weight * each.value for each, weight in pairs),
        squared_error=sum(weight**2 * each.squared_error for each, weight in pairs),
        n=sum(each.n for each in estimates),
    )
