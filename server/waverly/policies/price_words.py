"""Prices of attention in words: what each is, and what it rests on."""

from math import sqrt

from waverly.policies.format_words import format_words
from waverly.policies.price import CLOSING, Price
from waverly.reporting.statistics.distributions import normal_quantile
from waverly.storage.site.share_rows import ATTENTION, Move

COUNTED = (
    "Counted are people, and how often they came within 14 days: leaving at once counts as one visit less, "
    "unsubscribing as five."
)
"""What the visits in these sentences are; see `reporting.results.net_value.PRICES`."""


def sentence_of(price: Price) -> str:
    """Return a price in words: what it is, and what it rests on."""
    what = _costs(price, price.in_force)
    if price.missing is None:
        return f"{what}. {_ground(price)}"
    held = "as on all devices" if price.device else "as to begin with"
    return f"{what}, {held}: {price.missing}."


def told(price: Price, new: float, at: int) -> Move:
    """Return the move to a new price, with its sentence."""
    loss = price.loss
    return Move(
        at=at,
        campaign=ATTENTION,
        kind="price",
        sentence=(
            f"{_costs(price, new)} from now on, {_amount(price, price.in_force)} before. "
            f"{_ground(price)}"
        ),
        figures={
            "price": new,
            "before": price.in_force,
            "visits_lost": round(loss.visits, 5),
            "se": round(loss.variance**0.5, 5),
            "shown": loss.shown,
            "held_out": loss.ghosts,
        },
    )


def _ground(price: Price) -> str:
    loss = price.loss
    margin = normal_quantile(0.975) * sqrt(loss.variance)
    low, high = _visits(-loss.visits - margin), _visits(-loss.visits + margin)
    who = "were shown something" if price.name == CLOSING else "were shown it"
    return (
        f"For every 100 people, those who {who} made {_visits(-loss.visits)} visits than those kept without "
        f"it, likely between {low} and {high} ({loss.shown:,} people and {loss.ghosts:,}). The less sure "
        f"that is, the closer the price stays to {_anchor(price)}."
    )


def _visits(more_each: float) -> str:
    """Return a difference in visits per 100 people: `13 more`, `0.4 fewer`."""
    size = abs(100 * more_each)
    return f"{size:.{0 if size >= 10 else 1}f} {'more' if more_each >= 0 else 'fewer'}"


def _anchor(price: Price) -> str:
    if price.overall is None:
        return f"what it was to begin with, {_amount(price, price.start)}"
    return f"that of all devices, {_amount(price, round(price.overall, 2))}"


def _costs(price: Price, value: float) -> str:
    """Return a price as a sentence without its end."""
    if price.name == CLOSING:
        return f"{_amount(price, value)} weigh as much as one lost order"
    what = f"One {format_words(price.name)}"
    return f"{what}{f' on {price.device}' if price.device else ''} costs {_amount(price, value)}"


def _amount(price: Price, value: float) -> str:
    if price.name == CLOSING:
        return f"{1 / value:,.0f} closings"
    return f"{value:g} {'point' if value == 1 else 'points'} of attention"
