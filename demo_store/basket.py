"""The shopping cart: lines, limits and sums."""

from __future__ import annotations

import msgspec

from . import coupons, shipping
from .catalogue import Catalogue
from .product import Colourway, Product

MAX_LINES = 20
MAX_QUANTITY = 9


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One colour and size of a product, and how many."""

    product: Product
    colour: Colourway
    size: str
    quantity: int

    @property
    def sku(self) -> str:
        """Return the stock-keeping unit."""
        return self.product.sku(self.colour.key, self.size)

    @property
    def total_cents(self) -> int:
        """Return price times quantity."""
        return self.product.price_cents * self.quantity


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """What the cart comes to, in cents, tax included."""

    goods_cents: int
    discount_cents: int
    shipping_cents: int

    @property
    def total_cents(self) -> int:
        """Return what is to be paid."""
        return self.goods_cents - self.discount_cents + self.shipping_cents

    @property
    def tax_cents(self) -> int:
        """Return the 19 % value added tax contained in the total."""
        return round(self.total_cents * 19 / 119)


class Basket:
    """A cart that never holds more than the shop can sell."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}

    @property
    def lines(self) -> list[Line]:
        """Return the lines in the order they were added."""
        return list(self._lines.values())

    @property
    def count(self) -> int:
        """Return the number of shoes."""
        return sum(line.quantity for line in self._lines.values())

    @property
    def goods_cents(self) -> int:
        """Return the sum of all lines."""
        return sum(line.total_cents for line in self._lines.values())

    def add(self, product: Product, colour: Colourway, size: str, quantity: int = 1) -> Line | None:
        """Add to the cart and return what was added, or None when the size or the cart is full."""
        sku = product.sku(colour.key, size)
        held = self._lines.get(sku)
        if held is None and len(self._lines) >= MAX_LINES:
            return None
        before = held.quantity if held else 0
        line = Line(product=product, colour=colour, size=size, quantity=before + quantity)
        kept = self._put(line)
        if kept is None or kept.quantity <= before:
            return None
        return msgspec.structs.replace(kept, quantity=kept.quantity - before)

    def set_quantity(self, sku: str, quantity: int) -> Line | None:
        """Change a line; zero removes it. Return the line as it was, or None if unknown."""
        held = self._lines.get(sku)
        if held is None:
            return None
        if quantity <= 0:
            del self._lines[sku]
        else:
            self._put(msgspec.structs.replace(held, quantity=quantity))
        return held

    def clear(self) -> None:
        """Empty the cart."""
        self._lines.clear()

    def _put(self, line: Line) -> Line | None:
        most = min(MAX_QUANTITY, line.product.stock.get(line.size, 0))
        if most <= 0 or line.quantity <= 0:
            return None
        kept = msgspec.structs.replace(line, quantity=min(line.quantity, most))
        self._lines[line.sku] = kept
        return kept


def totals(basket: Basket, country: str, method: str, coupon: str | None) -> Totals:
    """Return the sums for a destination, a delivery method and a coupon."""
    goods = basket.goods_cents
    off = coupons.discount(coupon, goods)
    return Totals(
        goods_cents=goods,
        discount_cents=off,
        shipping_cents=shipping.cost(country, method, goods - off) if goods else 0,
    )


def split_sku(catalogue: Catalogue, sku: str) -> tuple[Product, Colourway, str] | None:
    """Return product, colour and size of a stock-keeping unit, or None when there is none."""
    head, _, size = sku.rpartition("-")
    product_id, _, colour = head.rpartition("-")
    product = catalogue.by_id(product_id)
    if product is None or size not in product.stock:
        return None
    found = product.colour(colour)
    return (product, found, size) if found.key == colour else None
