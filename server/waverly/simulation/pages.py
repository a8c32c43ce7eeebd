"""The pages of a simulated visit, as the demo shop has them, and what the script reports of each."""

from typing import Any

from waverly.simulation.walk import CURRENCY, ShopItem, Steps, Walk, WalkStep

CHECKOUT = ("contact", "delivery", "payment", "review")
"""The demo shop's steps of the checkout."""


def home(walk: Walk) -> WalkStep:
    """Open the first page."""
    return walk.step([], walk.open("home", "/"))


def listing(walk: Walk, item: ShopItem) -> WalkStep:
    """Open the category of a product."""
    page = walk.open("listing", f"/c/{item.category}")
    return walk.step([walk.event("viewed_listing", listing=item.category)], page)


def product(walk: Walk, item: ShopItem) -> WalkStep:
    """Open a product's page."""
    about = {
        "id": item.id,
        "name": item.name,
        "price": item.price,
        "currency": CURRENCY,
        "availability": "in_stock",
        "category": item.category,
    }
    page = walk.open("product", item.path, product=about)
    seen = walk.event("viewed_product", product=item.id, price=item.price, currency=CURRENCY)
    return walk.step([seen], page)


def put_into_cart(walk: Walk, item: ShopItem) -> WalkStep:
    """Press the button on the product's page."""
    walk.in_cart = 1 + (walk.rng.random() < 0.12)
    added = walk.event(
        "add_to_cart",
        product=item.id,
        quantity=walk.in_cart,
        price=item.price,
        currency=CURRENCY,
    )
    return walk.step([added])


def cart(walk: Walk, item: ShopItem) -> WalkStep:
    """Open the cart."""
    page = walk.open("cart", "/cart", cart=_cart(walk, item))
    value = value_of(walk, item)
    seen = walk.event("viewed_cart", items=walk.in_cart, value=value, currency=CURRENCY)
    return walk.step([seen], page)


def checkout(walk: Walk, item: ShopItem, until: str) -> Steps:
    """Go on in the checkout, a page each, up to and with a step."""
    start = 0 if walk.step_reached is None else CHECKOUT.index(walk.step_reached) + 1
    for name in CHECKOUT[start : CHECKOUT.index(until) + 1]:
        if walk.page_type == "checkout":
            walk.go_on(10, 60)
            yield walk.step([_filled_in(walk)])
        page = walk.open("checkout", f"/checkout/{name}", step=name, cart=_cart(walk, item))
        events = [walk.event("checkout_step", step=name)]
        if name == CHECKOUT[0]:
            value = value_of(walk, item)
            events.insert(0, walk.event("checkout_started", value=value, currency=CURRENCY))
        walk.step_reached = name
        yield walk.step(events, page)


def _filled_in(walk: Walk) -> dict[str, Any]:
    """Return how a page of the checkout went that took all of the time since it was opened."""
    return walk.event("view_progress", active_ms=walk.at - walk.opened_at, depth=1.0, clicks=2)


def confirmation(walk: Walk, item: ShopItem) -> WalkStep:
    """Open the confirmation of the order."""
    order = f"o-{walk.visit.session}"
    page = walk.open("confirmation", f"/order/{order}")
    line = {"product": item.id, "quantity": walk.in_cart, "price": item.price}
    value = value_of(walk, item)
    bought = walk.event("purchased", order=order, value=value, currency=CURRENCY, lines=[line])
    return walk.step([bought], page)


def value_of(walk: Walk, item: ShopItem) -> float:
    """Return the value of the cart."""
    return round(item.price * walk.in_cart, 2)


def _cart(walk: Walk, item: ShopItem) -> dict[str, Any]:
    return {
        "items": walk.in_cart,
        "value": value_of(walk, item),
        "currency": CURRENCY,
        "products": [item.id],
    }
