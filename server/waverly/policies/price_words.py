"""Prices of attention in words: what each is, and what it rests on."""

from math import sqrt

from waverly.policies.format_words import format_words
from waverly.policies.price import CLOSING, Price
from waverly.reporting.statistics.distributions import normal_quantile
from waverly.storage.site.share_rows import ATTENTION, Move

COUNTED = (
    "Counted are people, and their visits within 14 days: leaving at once is one visit less, "
    "unsubscribing five."
)
"""What the visits in these sentences are; see `reporting.results.net_value.PRICES`."""


def sentence_of(price: Price) -> str:
    """Return a price in words: what it is, and what it rests on."""
    what = _amount(price, price.in_force)
    if price.missing is None:
        return f"{_name(price)} costs {what}. {_ground(price)}"
    held = "the price of all devices" if price.device else "the starting price"
    return f"{_name(price)} costs {what}, {held}: {price.missing}."


def told(price: Price, new: float, at: int) -> Move:
    """Return the move to a new price, with its sentence."""
    loss = price.loss
    return Move(
        at=at,
        campaign=ATTENTION,
        kind="price",
        sentence=(
            f"{_name(price)} costs {_amount(price, new)} from now on, "
            f"{_amount(price, price.in_force)} before. {_ground(price)}"
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
    who = "who were shown something" if price.name == CLOSING else "it was shown to"
    return (
        f"100 people {who} make about {_visits(-loss.visits)} visits than 100 kept without it, likely "
        f"between {low} and {high} ({loss.shown:,} people and {loss.ghosts:,}). As far as that is "
        f"uncertain the price stays near {_anchor(price)}."
    )


def _visits(more_each: float) -> str:
    return f"{abs(100 * more_each):.1f} {'more' if more_each >= 0 else 'fewer'}"


def _anchor(price: Price) -> str:
    if price.overall is None:
        return f"the starting one of {_amount(price, price.start)}"
    return f"that of all devices, {_amount(price, round(price.overall, 2))}"


def _name(price: Price) -> str:
    if price.name == CLOSING:
        return "One closing"
    what = f"One {format_words(price.name)}"
    return f"{what} on {price.device}" if price.device else what


def _amount(price: Price, value: float) -> str:
    if price.name == CLOSING:
        return f"{value:g} orders"
    return f"{value:g} {'point' if value == 1 else 'points'} of attention"
