"""The cart: looking at it, adding, changing, removing."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from .. import shipping
from ..basket import MAX_QUANTITY, Line, split_sku
from ..datalayer import cart_event
from ..money import euros
from ..rendering import page, remember, shop_of, shopper_of
from ..shoppers import Shopper

SEE_OTHER = 303


async def show(request: Request) -> Response:
    """Return the cart page with the delivery estimate."""
    shopper = shopper_of(request)
    lines = shopper.basket.lines if shopper else []
    country = shopper.country if shopper else shipping.DEFAULT_COUNTRY
    return page(
        request,
        "cart.html",
        title="Your cart | Fellway",
        kind="cart",
        values={
            "lines": lines,
            "country": shipping.COUNTRIES[country],
            "totals": shopper.totals if shopper else None,
            "free_gap": _free_gap(shopper),
            "max_quantity": MAX_QUANTITY,
            "popular": [p for p in shop_of(request).catalogue.products if p.is_featured][:4],
        },
        events=[cart_event("view_cart", lines)] if lines else [],
    )


def _free_gap(shopper: Shopper | None) -> int:
    if shopper is None:
        return 0
    free_from = shipping.COUNTRIES[shopper.country].free_from_cents
    return max(0, free_from - shopper.basket.goods_cents)


async def add(request: Request) -> Response:
    """Add one colour and size; answers JSON to scripts and a redirect to forms."""
    form = await request.form()
    product = shop_of(request).catalogue.by_id(_text(form, "product"))
    if product is None:
        raise HTTPException(404)
    shopper = shopper_of(request) or shop_of(request).shoppers.new()
    size = _text(form, "size")
    colour = product.colour(_text(form, "colour"))
    if size not in product.stock:
        back = f"/p/{product.slug}?colour={colour.key}&error=size#sizes"
        return _answer(request, shopper, back, {"ok": False, "message": "Choose a size"})
    line = shopper.basket.add(product, colour, size, _quantity(form, default=1))
    if line is None:
        sorry = {"ok": False, "message": f"There are no more in size {size}."}
        return _answer(request, shopper, f"/p/{product.slug}?colour={colour.key}#sizes", sorry)
    return _answer(request, shopper, "/cart", _added(shopper, line), _add_event(line))


def _add_event(line: Line) -> list[object]:
    return cart_event("add_to_cart", [line])


def _added(shopper: Shopper, line: Line) -> dict[str, object]:
    return {
        "ok": True,
        "message": f"{line.product.name}, size {line.size}, is in your cart.",
        "count": shopper.basket.count,
        "subtotal": euros(shopper.basket.goods_cents),
        "image": f"/img/{line.product.slug}/{line.colour.key}/side.svg",
        "name": line.product.name,
        "variant": f"{line.colour.name}, EU {line.size}",
        "price": euros(line.product.price_cents),
    }


def _answer(
    request: Request,
    shopper: Shopper,
    location: str,
    body: dict[str, object],
    event: list[object] | None = None,
) -> Response:
    response: Response
    if "application/json" in request.headers.get("accept", ""):
        response = JSONResponse({**body, "event": event}, 200 if body["ok"] else 409)
    else:
        if event:
            shopper.later(event)
        response = RedirectResponse(location, SEE_OTHER)
    remember(response, shopper)
    return response


async def change(request: Request) -> Response:
    """Set a line's quantity; zero removes it."""
    form = await request.form()
    shopper = shopper_of(request)
    if shopper is None:
        return RedirectResponse("/cart", SEE_OTHER)
    quantity = _quantity(form, default=0)
    was = shopper.basket.set_quantity(_text(form, "sku"), quantity)
    if was and quantity <= 0:
        shopper.later(cart_event("remove_from_cart", [was]))
    return RedirectResponse("/cart", SEE_OTHER)


async def estimate(request: Request) -> Response:
    """Remember the country the delivery cost is asked for."""
    form = await request.form()
    shopper = shopper_of(request)
    if shopper and _text(form, "country") in shipping.COUNTRIES:
        shopper.country = _text(form, "country")
    return RedirectResponse("/cart#estimate", SEE_OTHER)


async def restore(request: Request) -> Response:
    """Fill the cart from a link such as `/cart/restore?items=FW-1001-pine-42:1`."""
    shop = shop_of(request)
    shopper = shopper_of(request) or shop.shoppers.new()
    shopper.basket.clear()
    for entry in request.query_params.get("items", "").split(",")[:20]:
        sku, _, count = entry.partition(":")
        if parts := split_sku(shop.catalogue, sku):
            shopper.basket.add(*parts, int(count) if count.isdigit() else 1)
    response = RedirectResponse("/cart", SEE_OTHER)
    remember(response, shopper)
    return response


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _quantity(form: FormData, default: int) -> int:
    value = _text(form, "quantity")
    return min(int(value), MAX_QUANTITY) if value.isdecimal() and len(value) < 4 else default
