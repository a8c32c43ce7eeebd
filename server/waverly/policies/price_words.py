"""Prices of attention in words: what each is, and what it rests on."""

from waverly.policies.format_words import format_words
from waverly.policies.price import CLOSING, Price
from waverly.storage.site.share_rows import ATTENTION, Move


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
    loss, more = price.loss, "less" if price.loss.visits > 0 else "more"
    return (
        f"Those it was shown to came back {abs(loss.visits):.3f} times {more} each than those held out "
        f"(give or take {loss.variance**0.5:.3f}; {loss.shown:,} shown, {loss.ghosts:,} held out). As far "
        f"as that is uncertain the price stays near {_anchor(price)}."
    )


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
