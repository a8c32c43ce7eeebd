"""When could an effect be known? From the shop's own traffic and orders, and the interval that decides.

A single look needs fewer visitors than an interval that may be watched every day, and an interval that
is watched stops early when it can. So neither a textbook sample size nor a doubling of it is right: many
futures of this shop are drawn and watched daily with the very interval the report shows.
"""

from statistics import median, quantiles

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from waverly.reporting.results.comparison import ALPHA, PLANNED_VISITORS
from waverly.reporting.statistics.always_valid import (
    MIN_CONVERSIONS,
    tuned_rho_squared,
)
from waverly.reporting.statistics.estimators import Floats

Counts = NDArray[np.int64]

LIFTS = (0.02, 0.05, 0.10, 0.20, 0.40)
HORIZON_DAYS = 730
PATIENCE_DAYS = 84
"""Twelve weeks: longer than that a shop has changed more than the campaign has."""

PATHS = 500
SEED = 7
"""The same question gets the same answer."""


class Traffic(Struct, frozen=True, kw_only=True):
    """Who meets a campaign: visitors a day (held out included), their order rate, the control's share."""

    visitors_a_day: float
    order_rate: float
    control_share: float


class Wait(Struct, frozen=True, kw_only=True):
    """How many days until a lift is known, in half and in four of five cases; None beyond two years."""

    lift: float
    median_days: float | None
    mostly_days: float | None


class Forecast(Struct, frozen=True, kw_only=True):
    """What can be known and when. `smallest_lift` is the least that is known within twelve weeks."""

    campaign: str
    traffic: Traffic
    waits: tuple[Wait, ...]
    smallest_lift: float | None
    sentence: str


def forecast(campaign: str, traffic: Traffic) -> Forecast:
    """Return the forecast for a campaign met by this traffic."""
    waits = tuple(wait_for(lift, traffic) for lift in LIFTS)
    smallest = _smallest_lift(traffic)
    return Forecast(
        campaign=campaign,
        traffic=traffic,
        waits=waits,
        smallest_lift=smallest,
        sentence=_sentence(traffic, waits, smallest),
    )


def wait_for(lift: float, traffic: Traffic, *, horizon_days: int = HORIZON_DAYS) -> Wait:
    """Return how long it takes until this lift is known."""
    days = stopping_days(lift, traffic, horizon_days=horizon_days)
    return Wait(
        lift=lift,
        median_days=_within(median(days), horizon_days),
        mostly_days=_within(quantiles(days, n=5)[-1], horizon_days),
    )


def stopping_days(
    lift: float, traffic: Traffic, *, horizon_days: int = HORIZON_DAYS, paths: int = PATHS
) -> list[int]:
    """Return, for many imagined futures, the first day the interval excludes no effect.

    One that does not end within the horizon counts as one day beyond it. Nothing is said before both
    sides have 20 orders. Drawn by counts, not by their Normal limit: with a small control the
    interval leans to one side, which ends runs a seventh earlier than the limit says.
    """
    rng = np.random.default_rng(SEED)
    shape = (paths, horizon_days)
    base, share = traffic.order_rate, traffic.control_share
    helped = min(base * (1 + lift), 0.999)
    held = np.cumsum(rng.poisson(traffic.visitors_a_day * share, shape), axis=1)
    shown = np.cumsum(rng.poisson(traffic.visitors_a_day * (1 - share), shape), axis=1)
    held_orders = _orders(held, base, rng)
    shown_orders = _orders(shown, helped, rng)
    found = np.abs(_z(held, held_orders, shown, shown_orders)) > _boundary(held + shown)
    found &= np.minimum(held_orders, shown_orders) >= MIN_CONVERSIONS
    first = np.where(found.any(axis=1), found.argmax(axis=1) + 1, horizon_days + 1)
    return [int(day) for day in first]


def _orders(visitors: Counts, rate: float, rng: np.random.Generator) -> Counts:
    """Orders so far, given visitors so far, a day after the other."""
    today = np.diff(visitors, axis=1, prepend=0)
    return np.asarray(np.cumsum(rng.binomial(today, rate), axis=1))


def _z(held: Counts, held_orders: Counts, shown: Counts, shown_orders: Counts) -> Floats:
    """The difference of the two order rates in standard errors; 0 where a side has nobody."""
    n, m = np.maximum(held, 2), np.maximum(shown, 2)
    control, treated = held_orders / n, shown_orders / m
    squared = control * (1 - control) / (n - 1) + treated * (1 - treated) / (m - 1)
    return np.asarray((treated - control) / np.sqrt(np.maximum(squared, 1e-12)))


def _boundary(visitors: Counts) -> Floats:
    k = np.maximum(visitors, 1) * tuned_rho_squared(ALPHA, PLANNED_VISITORS)
    return np.asarray(np.sqrt(2 * (1 + 1 / k) * np.log(np.sqrt(k + 1) / ALPHA)))


def _within(days: float, horizon_days: int) -> float | None:
    return None if days > horizon_days else float(days)


def _smallest_lift(traffic: Traffic) -> float | None:
    """Return the least lift known within twelve weeks in half of the cases, to one in a hundred."""
    low, high = 0.0, 1.0
    if wait_for(high, traffic, horizon_days=PATIENCE_DAYS).median_days is None:
        return None
    while high - low > 0.01:
        middle = (low + high) / 2
        if wait_for(middle, traffic, horizon_days=PATIENCE_DAYS).median_days is None:
            low = middle
        else:
            high = middle
    return round(high, 2)


def _sentence(traffic: Traffic, waits: tuple[Wait, ...], smallest: float | None) -> str:
    five = next(wait for wait in waits if wait.lift == 0.05)
    known = how_long(five.median_days)
    least = (
        "Within twelve weeks not even a doubling would show: add its moments to a similar campaign."
        if smallest is None
        else f"Within twelve weeks {smallest:.0%} more or less would show at the least, in half of the cases."
    )
    return (
        f"With {_few(traffic.visitors_a_day)} a day who meet it, of whom {traffic.order_rate:.1%} order and "
        f"{traffic.control_share:.0%} are kept without it, 5% more orders would take {known} to show. {least}"
    )


def how_long(days: float | None) -> str:
    """Return how long that is, in words; None stands for more than can be waited."""
    return "more than two years" if days is None else f"about {_weeks(days)}"


def _few(visitors: float) -> str:
    """Return visitors a day, to one decimal where there are few."""
    return f"{visitors:,.1f} visitors" if visitors < 10 else f"{visitors:,.0f} visitors"


def _weeks(days: float) -> str:
    weeks = max(1, round(days / 7))
    return "1 week" if weeks == 1 else f"{weeks} weeks"
