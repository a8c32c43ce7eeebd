"""The history of a price, and what may be said of a reduction.

Directive 98/6/EC, article 6a (the "Omnibus" rule): whoever announces a reduction states the prior price,
the lowest applied in the 30 days before the reduction. So after 80 → 100 → 90 the prior price is 80, and
90 is no reduction at all. Under 6a(5) a country may let a price that falls step by step be compared with
the one before the first step; a shop says so in its facts.
"""

from collections.abc import Sequence

from msgspec import Struct

from waverly.clock import DAY_MS
from waverly.wire.scalars import Currency, Money

WINDOW_DAYS = 30
"""Days before a reduction whose lowest price is the prior price."""

WINDOW_MS = WINDOW_DAYS * DAY_MS


class PricePoint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A price that came into force at `at` (server milliseconds) and held until the next point."""

    at: int
    price: Money
    currency: Currency | None = None


class Reduction(Struct, frozen=True, kw_only=True):
    """The reduction in force: the price now, since when, and the lowest of the 30 days before.

    `known_days` is how far the history reaches back before it, at most 30.
    """

    price: float
    since: int
    prior: float
    known_days: float


def reduction_at(
    points: Sequence[PricePoint], at: int, *, progressive: bool = False
) -> Reduction | None:
    """Return the reduction in force at `at`, or None when the price did not fall last.

    `points` are in order of time. With `progressive`, falls that follow one another within 30 days count
    as one that began with the first.
    """
    past = in_one_currency([point for point in points if point.at <= at])
    first = _first_of_fall(past, progressive=progressive)
    if first is None:
        return None
    since = past[first].at
    prior = lowest_in(past[:first], since - WINDOW_MS, since)
    if prior is None:
        return None
    known_ms = min(since - past[0].at, WINDOW_MS)
    return Reduction(
        price=past[-1].price, since=past[-1].at, prior=prior, known_days=known_ms / DAY_MS
    )


def in_one_currency(points: Sequence[PricePoint]) -> Sequence[PricePoint]:
    """Return the prices in the currency of the last one: amounts in another are no history of it."""
    return [point for point in points if point.currency == points[-1].currency]


def lowest_in(points: Sequence[PricePoint], start: int, end: int) -> float | None:
    """Return the lowest price in force at any time from `start` up to, not at, `end`; None without any.

    The price that was in force when the window opens counts, though it came before.
    """
    before = [point.price for point in points if point.at <= start][-1:]
    within = [point.price for point in points if start < point.at < end]
    return min(before + within, default=None)


def _first_of_fall(past: Sequence[PricePoint], *, progressive: bool) -> int | None:
    """Return the place of the point that began the fall in force, or None when the price did not fall."""
    place = len(past) - 1
    if place < 1 or not _falls(past, place):
        return None
    while progressive and _falls(past, place - 1) and _follows_closely(past, place):
        place -= 1
    return place


def _follows_closely(past: Sequence[PricePoint], place: int) -> bool:
    return past[place].at - past[place - 1].at <= WINDOW_MS


def _falls(past: Sequence[PricePoint], place: int) -> bool:
    if place < 1:
        return False
    return past[place].price < past[place - 1].price
