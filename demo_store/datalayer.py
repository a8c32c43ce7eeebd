"""GA4 e-commerce events, as arguments of `gtag("event", name, parameters)`.

Names and parameters follow Google's recommended e-commerce events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .basket import Line, Totals
from .money import CURRENCY, amount
from .orders import Order
from .product import Product

BRAND = "Fellway"

Parameters = dict[str, object]


def event(name: str, **parameters: object) -> list[object]:
    """Return one call of gtag without the function."""
    return ["event", name, parameters]


def product_item(product: Product, index: int | None = None) -> Parameters:
    """Return a product as an item of a list or a page."""
    item: Parameters = {
        "item_id": product.id,
        "item_name": product.name,
        "item_brand": BRAND,
        "item_category": product.category,
        "price": amount(product.price_cents),
    }
    if index is not None:
        item["index"] = index
    return item


def line_item(line: Line) -> Parameters:
    """Return a cart line as an item."""
    return {
        **product_item(line.product),
        "item_variant": f"{line.colour.name}, EU {line.size}",
        "sku": line.sku,
        "quantity": line.quantity,
    }


def view_item(product: Product) -> list[object]:
    """Return the event of a product page."""
    return event(
        "view_item",
        currency=CURRENCY,
        value=amount(product.price_cents),
        items=[product_item(product)],
    )


def view_item_list(list_id: str, name: str, products: Sequence[Product]) -> list[object]:
    """Return the event of a listing."""
    items = [product_item(p, i) for i, p in enumerate(products)]
    return event("view_item_list", item_list_id=list_id, item_list_name=name, items=items)


def cart_event(name: str, lines: Iterable[Line], **extra: object) -> list[object]:
    """Return an event about cart lines; its value is their sum."""
    held = list(lines)
    return event(
        name,
        currency=CURRENCY,
        value=amount(sum(line.total_cents for line in held)),
        items=[line_item(line) for line in held],
        **extra,
    )


def checkout_event(
    name: str, lines: Iterable[Line], totals: Totals, coupon: str | None, **extra: object
) -> list[object]:
    """Return an event of the checkout, with the coupon and the discounted value."""
    more = {"coupon": coupon, **extra} if coupon else extra
    return event(
        name,
        currency=CURRENCY,
        value=amount(totals.goods_cents - totals.discount_cents),
        items=[line_item(line) for line in lines],
        **more,
    )


def purchase(order: Order) -> list[object]:
    """Return the event of a placed order."""
    return checkout_event(
        "purchase",
        order.lines,
        order.totals,
        order.coupon,
        transaction_id=order.id,
        tax=amount(order.totals.tax_cents),
        shipping=amount(order.totals.shipping_cents),
    )
