"""From losses to prices in force: points of attention for each format, and orders for one closing."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from waverly.deciding.attention import PRICES
from waverly.deciding.share_table import ShareTable
from waverly.policies.annoyance import Loss, learnt
from waverly.policies.standing import ANNOYANCE_PRICE, closing_price
from waverly.storage.share_rows import ATTENTION, Move

VISITS_PER_POINT = 0.005
"""What a point of attention stands for: a card (1 point) is closed by about one in two, and a closing is
taken for a hundredth of a visit (`reporting.results.net_value`)."""

STEPS = 4
"""Prices move by quarters of the starting price: a policy that changed every night could not be judged."""

LEAST_CHANGE = 0.15
"""Part of its price by which a closing must differ before the new price is taken."""

CLOSING = "closing"


class Price(Struct, frozen=True, kw_only=True):
    """One price: what it started at, what is in force, and what the store's own visits say.

    `found` is None with the reason in `missing`. Formats cost points, a closing costs orders.
    """

    name: str
    start: float
    in_force: float
    found: float | None
    missing: str | None
    loss: Loss


class Seen(Struct, frozen=True, kw_only=True):
    """What a store's visits say of annoyance: losses by format and in all, closings and orders per person."""

    formats: Mapping[str, Loss] = {}
    whole: Loss = Loss()
    closed: float = 0.0
    orders: float = 0.0


def prices(table: ShareTable, seen: Seen) -> list[Price]:
    """Return every price that the store has anything to say about."""
    formats = [_format_price(form, loss, table) for form, loss in seen.formats.items()]
    return [*formats, _closing_price(table, seen)]


def move_prices(table: ShareTable, seen: Seen, at: int) -> tuple[ShareTable, list[Move]]:
    """Return the table with the prices that have moved, and each move with its sentence."""
    moves: list[Move] = []
    for price in prices(table, seen):
        new = _stepped(price)
        if new is None or new == price.in_force:
            continue
        if price.name == CLOSING:
            table = replace(table, closing_price=new)
        else:
            table = replace(table, attention_prices=table.attention_prices | {price.name: new})
        moves.append(_told(price, new, at))
    return table, moves


def _format_price(form: str, loss: Loss, table: ShareTable) -> Price:
    start = PRICES[form]
    missing = loss.missing
    return Price(
        name=form,
        start=start,
        in_force=table.attention_prices.get(form, start),
        found=None if missing else learnt(loss, start, 1 / VISITS_PER_POINT),
        missing=missing,
        loss=loss,
    )


def _closing_price(table: ShareTable, seen: Seen) -> Price:
    """A closing costs what a showing loses, spread over those who close, in orders that visits bring."""
    missing = seen.whole.missing
    if missing is None and seen.closed * seen.whole.shown < 1:
        missing = "nobody has closed anything"
    found = None
    if missing is None:
        found = learnt(seen.whole, ANNOYANCE_PRICE, seen.orders / seen.closed)
    return Price(
        name=CLOSING,
        start=ANNOYANCE_PRICE,
        in_force=closing_price(table),
        found=found,
        missing=missing,
        loss=seen.whole,
    )


def _stepped(price: Price) -> float | None:
    """Return the price to take, or None to leave it: it moves by steps, and not back and forth."""
    if price.found is None:
        return None
    if price.name == CLOSING:
        is_near = abs(price.found - price.in_force) <= LEAST_CHANGE * price.in_force
        return None if is_near else float(f"{price.found:.2g}")
    step = price.start / STEPS
    if abs(price.found - price.in_force) <= 0.75 * step:
        return None
    return max(round(price.found / step), 1) * step


def sentence(price: Price) -> str:
    """Return a price in words: what it is, and what it rests on."""
    what = _amount(price, price.in_force)
    if price.missing is not None:
        return f"{_name(price)} costs {what}, the starting price: {price.missing}."
    return f"{_name(price)} costs {what}. {_ground(price)}"


def _told(price: Price, new: float, at: int) -> Move:
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
    loss, more = price.loss, "fewer" if price.loss.visits > 0 else "more"
    return (
        f"Against {loss.ghosts:,} held out, {loss.shown:,} shown made {abs(loss.visits):.3f} visits "
        f"{more} each (give or take {loss.variance**0.5:.3f}); as far as that is uncertain the price "
        f"stays near the starting one of {_amount(price, price.start)}."
    )


def _name(price: Price) -> str:
    if price.name == CLOSING:
        return "One closing"
    return "One letter" if price.name == "mail" else f"One {price.name} overlay"


def _amount(price: Price, value: float) -> str:
    if price.name == CLOSING:
        return f"{value:g} orders"
    return f"{value:g} {'point' if value == 1 else 'points'} of attention"
