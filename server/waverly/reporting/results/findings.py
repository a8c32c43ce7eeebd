"""One metric's finding: both sides, the effect, or the reason why there is none to show."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.reporting.measuring.metrics import Direction, Metric, Unit
from waverly.reporting.results.comparison import (
    Effect,
    adjusted_pairs,
    effect_of,
    plain_pairs,
)
from waverly.reporting.results.groups import HUNDREDTHS, Side, Sides
from waverly.reporting.statistics.always_valid import MIN_CONVERSIONS, MIN_REVENUE_ORDERS

SPLIT_IS_WRONG = (
    "No result: the two groups are not as large as they were meant to be, "
    "so they cannot be compared."
)
NO_SPREAD = "Cannot be said: everybody on both sides did the same."


Verdict = Literal["better", "worse", "open", "early"]


class SideFigure(Struct, frozen=True, kw_only=True):
    """One side: its visitors, those with any of it, and the mean per visitor."""

    visitors: int
    having: int
    mean: float | None


class MetricFinding(Struct, frozen=True, kw_only=True):
    """One metric. Exactly one of `effect` and `unclear` (a sentence) is there, unless `shown_only`."""

    metric: str
    label: str
    unit: Unit
    better: Direction
    window_days: float
    currency: str
    shown: SideFigure
    held_out: SideFigure
    shown_only: bool = False
    effect: Effect | None = None
    unclear: str | None = None
    verdict: Verdict = "early"
    """`better` or `worse` for the shop when shown, `open` when not, `early` without an effect."""


class Adjusted(Struct, frozen=True, kw_only=True):
    """The effect adjusted by something known before; `removed` is the share of variance it explains."""

    covariate: str
    effect: Effect
    removed: float

    @property
    def is_sharper(self) -> bool:
        """Return whether it says more than the plain effect: it explains 1% of the variance or more."""
        return round(self.removed, 2) > 0


def finding_of(
    sides: Sides, metric: Metric, currency: str = "", *, hidden: bool = False
) -> MetricFinding:
    """Return what is known of a metric. `hidden` is for a campaign whose split is wrong."""
    shown, held_out = sides.shown, sides.held_out
    effect, unclear = None, None
    if not metric.shown_only:
        effect, unclear = _judged(sides, shown, held_out, metric, currency, hidden=hidden)
    return MetricFinding(
        metric=metric.name,
        label=metric.label,
        unit=metric.unit,
        better=metric.better,
        window_days=metric.window_ms / DAY_MS,
        currency=currency,
        shown=_figure(shown, metric, currency),
        held_out=_figure(held_out, metric, currency),
        shown_only=metric.shown_only,
        effect=effect,
        unclear=unclear,
        verdict=verdict_of(effect, metric.better),
    )


def verdict_of(effect: Effect | None, better: Direction) -> Verdict:
    """Return what an effect on a metric means for the shop."""
    if effect is None:
        return "early"
    direction = effect.direction * (1 if better == "up" else -1)
    return "better" if direction > 0 else "worse" if direction else "open"


def _judged(
    sides: Sides, shown: Side, held_out: Side, metric: Metric, currency: str, *, hidden: bool
) -> tuple[Effect | None, str | None]:
    if hidden:
        return None, SPLIT_IS_WRONG
    early = too_early(shown, held_out, metric, currency)
    if early is not None:
        return None, early
    effect = effect_of(plain_pairs(sides.strata, metric.name, currency))
    if effect is None:
        return None, NO_SPREAD
    return within_reach(effect, metric.unit), None


def within_reach(effect: Effect, unit: Unit) -> Effect:
    """Return the effect with a share's relative limit no lower than none at all: −100%.

    The formula for the limits of a ratio has no such floor.
    """
    if unit != "share" or effect.relative is None:
        return effect
    return replace(effect, relative=replace(effect.relative, low=max(-1.0, effect.relative.low)))


def too_early(shown: Side, held_out: Side, metric: Metric, currency: str = "") -> str | None:
    """Return why nothing can be said yet, or None when enough has been seen on both sides."""
    if shown.visitors.n + held_out.visitors.n == 0:
        return "Too early to say: nobody has met it yet."
    least = MIN_REVENUE_ORDERS if metric.unit == "money" else MIN_CONVERSIONS
    counts = [side.of(metric.name, currency).n for side in (shown, held_out)]
    if min(counts) >= least:
        return None
    return (
        f"Too early to say: needs {least} visitors who {metric.label} on each side, "
        f"has {counts[0]:,} and {counts[1]:,}."
        if metric.unit == "share"
        else f"Too early to say: needs {least} visitors with {metric.label} on each side, "
        f"has {counts[0]:,} and {counts[1]:,}."
    )


def adjusted_finding(sides: Sides, metric: str) -> Adjusted | None:
    """Return the sharpest of the adjustments by the score at the trigger and by orders before.

    Both were frozen before anything was shown. None when neither explains anything.
    """
    plain = effect_of(plain_pairs(sides.strata, metric))
    if plain is None:
        return None
    tried = (
        ("the score at the moment", adjusted_pairs(sides.strata, lambda s: s.with_score(metric))),
        ("orders before", adjusted_pairs(sides.strata, lambda s: s.with_orders_before(metric))),
    )
    found = [(name, effect) for name, pairs in tried if (effect := effect_of(pairs)) is not None]
    name, best = min(found, key=lambda each: each[1].absolute.se)
    removed = 1 - (best.absolute.se / plain.absolute.se) ** 2
    return Adjusted(covariate=name, effect=best, removed=removed) if removed > 0 else None


def _figure(side: Side, metric: Metric, currency: str) -> SideFigure:
    found, n = side.of(metric.name, currency), side.visitors.n
    scale = HUNDREDTHS if currency else 1
    return SideFigure(visitors=n, having=found.n, mean=found.sum_y / scale / n if n else None)
