"""When could we know? From the shop's own rate of the goal and its traffic, by the report's own interval."""

from bisect import bisect_left
from math import sqrt

from msgspec import Struct

from waverly.reporting.results.comparison import ALPHA, PLANNED_VISITORS
from waverly.reporting.results.groups import Sides
from waverly.reporting.statistics.always_valid import MIN_CONVERSIONS, tuned_rho_squared
from waverly.reporting.statistics.stopping import stopped_by, visitors_until

LIFTS = (0.05, 0.10, 0.20)
HALF, MOSTLY = 0.5, 0.8
"""The probabilities that a lift has shown by then: one half, and four in five."""

PATIENCE_DAYS = 84
"""Twelve weeks: after that a shop has changed more than the campaign did, and few owners wait longer."""

WITHIN_PATIENCE = f"within {PATIENCE_DAYS // 7} weeks"

RHO_SQUARED = tuned_rho_squared(ALPHA, PLANNED_VISITORS)


class Pace(Struct, frozen=True, kw_only=True):
    """Who meets a campaign a day, held out included, and how many of those kept without it reach its goal."""

    visitors_a_day: float
    base_rate: float
    control_share: float


class Wait(Struct, frozen=True, kw_only=True):
    """Until a lift shows: visitors and days from the start in half of the cases, days in four of five."""

    lift: float
    visitors: int
    days: float
    days_mostly: float


class Outlook(Struct, frozen=True, kw_only=True):
    """How long until lifts of different sizes show; or why that cannot be said.

    `smallest_lift` is the least that shows within twelve weeks in half of the cases, None where not even a
    doubling does.
    """

    base_rate: float | None
    visitors_a_day: float
    control_share: float | None = None
    waits: tuple[Wait, ...] = ()
    smallest_lift: float | None = None
    unclear: str | None = None


def outlook_of(sides: Sides, metric: str, days: int) -> Outlook:
    """Return the outlook of a comparison after `days` of running."""
    shown, held_out = sides.shown.visitors.n, sides.held_out.visitors.n
    having = sides.held_out.of(metric).n
    a_day = (shown + held_out) / days if days else 0.0
    if not having or not a_day or not shown:
        unclear = "Cannot be said yet: nobody held out has reached the goal."
        return Outlook(base_rate=None, visitors_a_day=a_day, unclear=unclear)
    return outlook_at(
        Pace(
            visitors_a_day=a_day,
            base_rate=having / held_out,
            control_share=held_out / (shown + held_out),
        )
    )


def outlook_at(pace: Pace) -> Outlook:
    """Return the outlook at a pace."""
    waits = [_wait(pace, lift) for lift in LIFTS]
    return Outlook(
        base_rate=pace.base_rate,
        visitors_a_day=pace.visitors_a_day,
        control_share=pace.control_share,
        waits=tuple(each for each in waits if each is not None),
        smallest_lift=_smallest_lift(pace),
    )


def _wait(pace: Pace, lift: float) -> Wait | None:
    if _helped(pace, lift) >= 1:
        return None
    half, mostly = (_visitors(pace, lift, chance) for chance in (HALF, MOSTLY))
    return Wait(
        lift=lift,
        visitors=round(half),
        days=half / pace.visitors_a_day,
        days_mostly=mostly / pace.visitors_a_day,
    )


def _helped(pace: Pace, lift: float) -> float:
    return pace.base_rate * (1 + lift)


def _visitors(pace: Pace, lift: float, chance: float) -> float:
    """Return the visitors of both groups it takes; below 20 with the goal on a side nothing is said."""
    drift = _drift(pace, lift)
    return max(_least(pace, lift), visitors_until(chance, drift, RHO_SQUARED, ALPHA))


def _drift(pace: Pace, lift: float) -> float:
    """(p₂ − p₁) / √(p₁(1 − p₁)/s + p₂(1 − p₂)/(1 − s)), s being the share held out."""
    base, helped, share = pace.base_rate, _helped(pace, lift), pace.control_share
    variance = base * (1 - base) / share + helped * (1 - helped) / (1 - share)
    return (helped - base) / sqrt(variance)


def _least(pace: Pace, lift: float) -> float:
    held_out = pace.control_share * pace.base_rate
    shown = (1 - pace.control_share) * _helped(pace, lift)
    return MIN_CONVERSIONS / min(held_out, shown)


def _smallest_lift(pace: Pace) -> float | None:
    """Return the least lift that shows within twelve weeks, to one in a hundred."""
    percents = range(1, 101)
    place = bisect_left(percents, True, key=lambda percent: _shows(pace, percent / 100))
    return percents[place] / 100 if place < len(percents) else None


def _shows(pace: Pace, lift: float) -> bool:
    """Return whether a lift shows within twelve weeks in half of the cases, as far as it is possible."""
    visitors = PATIENCE_DAYS * pace.visitors_a_day
    if _helped(pace, lift) >= 1 or visitors < _least(pace, lift):
        return False
    return stopped_by(visitors, _drift(pace, lift), RHO_SQUARED, ALPHA) >= HALF
