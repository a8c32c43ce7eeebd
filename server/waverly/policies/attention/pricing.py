"""From losses to prices in force: points of attention for each format, and orders for one closing."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from waverly.deciding.attention import PRICES, price_name
from waverly.deciding.share_table import ShareTable
from waverly.policies.attention.annoyance import Loss, learnt
from waverly.policies.attention.price import CLOSING, Price
from waverly.policies.attention.words import price_move, sentence_of
from waverly.policies.shares.standing import ANNOYANCE_PRICE, closing_price
from waverly.storage.site.share_rows import Move

VISITS_PER_POINT = 0.005
"""What a point of attention stands for: a card (1 point) is closed by about one in two, and a closing is
taken for a hundredth of a visit (`reporting.results.net_value`)."""

STEPS = 4
"""Prices move by quarters of the starting price: a policy that changed every night could not be judged."""

LEAST_CHANGE = 0.15
"""Part of its price by which a closing must differ before the new price is taken."""


class Annoyance(Struct, frozen=True, kw_only=True):
    """What a store's visits say about annoyance: losses by format and in all, closings and orders per person.

    `devices` holds the losses by format of each device.
    """

    formats: Mapping[str, Loss] = {}
    devices: Mapping[str, Mapping[str, Loss]] = {}
    whole: Loss = Loss()
    closed: float = 0.0
    orders: float = 0.0


def prices(table: ShareTable, annoyance: Annoyance) -> list[Price]:
    """Return every price that the store has evidence on; a format's devices follow the format."""
    found = []
    for overlay_format, loss in annoyance.formats.items():
        overall = _format_price(overlay_format, loss, table)
        found += [overall, *_device_prices(overall, annoyance, table)]
    return [
        replace(each, sentence=sentence_of(each))
        for each in [*found, _closing_price(table, annoyance)]
    ]


def move_prices(table: ShareTable, annoyance: Annoyance, at: int) -> tuple[ShareTable, list[Move]]:
    """Return the table with the prices that have moved, and each move with its sentence."""
    moves: list[Move] = []
    for overlay_format, loss in annoyance.formats.items():
        overall = _format_price(overlay_format, loss, table)
        table = _taken(table, overall, at, moves)
        # Devices follow the overall price, which may just have moved.
        for price in _device_prices(overall, annoyance, table):
            table = _taken(table, price, at, moves)
    return _taken(table, _closing_price(table, annoyance), at, moves), moves


def _taken(table: ShareTable, price: Price, at: int, moves: list[Move]) -> ShareTable:
    """Return the table with the price if it moves, and note the move."""
    new = _stepped(price)
    if new is None or new == price.in_force:
        return table
    moves.append(price_move(price, new, at))
    if price.name == CLOSING:
        return replace(table, closing_price=new)
    name = price_name(price.name, price.device)
    return replace(table, attention_prices=table.attention_prices | {name: new})


def _format_price(overlay_format: str, loss: Loss, table: ShareTable) -> Price:
    start = PRICES[overlay_format]
    missing = loss.missing
    return Price(
        name=overlay_format,
        start=start,
        in_force=table.attention_prices.get(overlay_format, start),
        found=None if missing else learnt(loss, start, 1 / VISITS_PER_POINT),
        missing=missing,
        loss=loss,
    )


def _device_prices(overall: Price, annoyance: Annoyance, table: ShareTable) -> list[Price]:
    """Return a format's price on each device, shrunk towards the overall one; with too little, that one."""
    name, own = overall.name, table.attention_prices
    return [
        Price(
            name=name,
            device=device,
            start=overall.start,
            overall=overall.found,
            in_force=own.get(price_name(name, device), own.get(name, overall.start)),
            found=None
            if overall.found is None or losses[name].missing
            else learnt(losses[name], overall.start, 1 / VISITS_PER_POINT, overall=overall.found),
            missing=overall.missing or losses[name].missing,
            loss=losses[name],
        )
        for device, losses in annoyance.devices.items()
        if name in losses
    ]


def _closing_price(table: ShareTable, annoyance: Annoyance) -> Price:
    """Return the price of a closing in orders: the loss per showing, divided among the people who close."""
    missing = annoyance.whole.missing
    if missing is None and annoyance.closed * annoyance.whole.shown < 1:
        missing = "nobody has closed anything"
    found = None
    if missing is None:
        found = learnt(annoyance.whole, ANNOYANCE_PRICE, annoyance.orders / annoyance.closed)
    return Price(
        name=CLOSING,
        start=ANNOYANCE_PRICE,
        in_force=closing_price(table),
        found=found,
        missing=missing,
        loss=annoyance.whole,
    )


def _stepped(price: Price) -> float | None:
    """Return the new price, or None to leave it: it moves in steps, and not back and forth."""
    if price.found is None:
        return None
    if price.name == CLOSING:
        is_near = abs(price.found - price.in_force) <= LEAST_CHANGE * price.in_force
        return None if is_near else float(f"{price.found:.2g}")
    step = price.start / STEPS
    if abs(price.found - price.in_force) <= 0.75 * step:
        return None
    return max(round(price.found / step), 1) * step
