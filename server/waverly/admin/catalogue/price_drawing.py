"""Where a price's steps lie in a picture: a price holds until it changes, so the line has corners."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.catalogue import PricePoint
from waverly.catalogue.prices import in_one_currency

MARGIN = 6


class PriceDrawing(Struct, frozen=True, kw_only=True):
    """A step line for SVG, the prices it lies between, and where a day began that was asked for."""

    line: str
    area: str
    lowest: float
    highest: float
    mark: float | None
    width: int
    height: int


def price_drawing(
    points: Sequence[PricePoint],
    start: int,
    end: int,
    *,
    width: int = 400,
    height: int = 120,
    mark_at: int | None = None,
) -> PriceDrawing | None:
    """Return the prices from `start` to `end` (milliseconds); None when none is known by then.

    They are those in the currency of the last one.
    """
    known = in_one_currency([point for point in points if point.at <= end])
    if not known or end <= start:
        return None
    before = [point for point in known if point.at <= start][-1:]
    shown = [*before, *(point for point in known if point.at > start)]
    prices = [point.price for point in shown]
    lowest, highest = min(prices), max(prices)

    def across(at: int) -> float:
        return round(width * (max(at, start) - start) / (end - start), 1)

    def down(price: float) -> float:
        if highest == lowest:
            return height / 2
        return round(MARGIN + (height - 2 * MARGIN) * (highest - price) / (highest - lowest), 1)

    path = f"M{across(shown[0].at)},{down(shown[0].price)}"
    for point in shown[1:]:
        path += f"H{across(point.at)}V{down(point.price)}"
    path += f"H{width}"
    is_seen = mark_at is not None and start <= mark_at <= end
    return PriceDrawing(
        line=path,
        area=f"{path}V{height}H{across(shown[0].at)}Z",
        lowest=lowest,
        highest=highest,
        mark=across(mark_at) if mark_at is not None and is_seen else None,
        width=width,
        height=height,
    )
