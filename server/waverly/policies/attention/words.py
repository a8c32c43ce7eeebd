"""Prices of attention in words: what each is, and what it rests on."""

from math import sqrt

from waverly.policies.attention.annoyance import MIN_GHOSTS
from waverly.policies.attention.format_words import format_words
from waverly.policies.attention.price import CLOSING, Price
from waverly.policies.shares.standing import ANNOYANCE_PRICE
from waverly.reporting.held_out import PER_CAMPAIGN
from waverly.reporting.statistics.distributions import normal_quantile
from waverly.storage.site.share_rows import ATTENTION, Move
from waverly.wording import counted

COUNTED = (
    "These figures count people, and how often they came within 14 days: leaving at once counts as one "
    f"visit less, unsubscribing as five. {PER_CAMPAIGN}"
)
"""What the visits and the held out in these sentences are; see `reporting.results.net_value.PRICES`."""

POINTS = (
    "A point of attention is what a card in the corner takes of a shopper’s patience. What the formats "
    f"cost to begin with is a guess of ours. Once {MIN_GHOSTS} people are held out, each follows what "
    "this store’s own visits say: whatever keeps people from coming back costs more."
)
CLOSINGS = (
    "A closing is help that somebody closed. How many closings weigh as much as one lost order says "
    "what annoyance may cost: help that likely brings fewer orders than its closings cost is shown to "
    f"few. {1 / ANNOYANCE_PRICE:,.0f} is a guess of ours to begin with; it follows this store’s own "
    "visits, too."
)
"""What is priced, and where its price comes from: the one home of these words."""


def sentence_of(price: Price) -> str:
    """Return a price in words: what it is, and what it rests on."""
    what = _costs(price, price.in_force)
    if price.missing is None:
        return f"{what}. {_ground(price)}"
    return f"{what}, {_held(price)}: {price.missing}."


def _held(price: Price) -> str:
    """Return why a price holds that too few people speak about: one learnt earlier holds on."""
    if price.device:
        return "as on all devices"
    return "as to begin with" if price.in_force == price.start else "as before"


def price_move(price: Price, new: float, at: int) -> Move:
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
        f"100 people who {who} made {_visits(-loss.visits)} visits than 100 held out, if leaving at once "
        f"counts as a visit less; likely it is between {low} and {high}. That rests on "
        f"{loss.shown:,} shown and {loss.ghosts:,} held out of it or of all help; "
        f"the less sure it is, the closer the price stays to {_anchor(price)}."
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
    """Return a price as a sentence without its full stop."""
    if price.name == CLOSING:
        return f"{_amount(price, value)} weigh as much as one lost order"
    what = f"One {format_words(price.name)}"
    return f"{what}{f' on {price.device}' if price.device else ''} costs {_amount(price, value)}"


def _amount(price: Price, value: float) -> str:
    if price.name == CLOSING:
        return f"{1 / value:,.0f} closings"
    return f"{counted(value, 'point')} of attention"
