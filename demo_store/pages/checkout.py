"""The checkout: contact, delivery, payment, review, and the order placed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from .. import basket, checkout_steps, coupons, shipping
from ..datalayer import checkout_event, purchase
from ..orders import Order, new_order_id
from ..rendering import page, shopper_of
from ..shoppers import Shopper

SEE_OTHER = 303
STEP_TITLES = {
    "contact": "Contact",
    "delivery": "Delivery",
    "payment": "Payment",
    "review": "Review",
}


def _redirect(location: str) -> RedirectResponse:
    return RedirectResponse(location, SEE_OTHER)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


async def start(_request: Request) -> Response:
    """Lead `/checkout` to its first step."""
    return _redirect("/checkout/contact")


StepHandler = Callable[[Request, Shopper, str], Awaitable[Response]]


def _entered(handle: StepHandler) -> Callable[[Request], Awaitable[Response]]:
    """Let `handle` answer for one step, once there is something to buy and the steps before it are done."""

    @wraps(handle)
    async def answer(request: Request) -> Response:
        step, shopper = str(request.path_params["step"]), shopper_of(request)
        if step not in checkout_steps.STEPS:
            raise HTTPException(404)
        if shopper is None or not shopper.basket.lines:
            return _redirect("/cart")
        first_open = checkout_steps.reached(shopper.form, shopper.card_last4)
        order = checkout_steps.STEPS
        if order.index(step) > order.index(first_open):
            return _redirect(f"/checkout/{first_open}")
        return await handle(request, shopper, step)

    return answer


@_entered
async def show(request: Request, shopper: Shopper, step: str) -> Response:
    """Return one step of the checkout."""
    events = [_event(shopper, "begin_checkout")] if step == "contact" else []
    return _page(request, shopper, step, dict(shopper.form), {}, events)


def _page(
    request: Request,
    shopper: Shopper,
    step: str,
    filled: dict[str, str],
    faults: dict[str, str],
    events: list[list[object]] | None = None,
    asked: coupons.Entry | None = None,
) -> Response:
    """Return a step with its fields; `asked` is the discount code that was just asked about."""
    goods = shopper.totals.goods_cents - shopper.totals.discount_cents
    return page(
        request,
        "checkout.html",
        title=f"Checkout: {STEP_TITLES[step]} | Fellway",
        kind="checkout",
        values={
            "step": step,
            "steps": STEP_TITLES,
            "fields": checkout_steps.FIELDS[step],
            "filled": filled,
            "faults": faults,
            "lines": shopper.basket.lines,
            "totals": shopper.totals,
            "coupon": shopper.coupon,
            "entry": asked or coupons.Entry(typed=shopper.coupon or ""),
            "is_code_asked": asked is not None,
            "secret": checkout_steps.NEVER_PRINTED,
            "country": shipping.COUNTRIES[shopper.country],
            "method": shopper.method,
            "methods": shipping.METHODS,
            "costs": {m: shipping.cost(shopper.country, m, goods) for m in shipping.METHODS},
            "card_last4": shopper.card_last4,
        },
        events=events or [],
        status=422 if faults or (asked and asked.fault) else 200,
        shopper=shopper,
    )


def _event(shopper: Shopper, name: str, **extra: object) -> list[object]:
    return checkout_event(name, shopper.basket.lines, shopper.totals, shopper.coupon, **extra)


@_entered
async def submit(request: Request, shopper: Shopper, step: str) -> Response:
    """Take one step's form; show it again with what is wrong, or go on."""
    form = await request.form()
    if _asks_about_code(form):
        return _apply(request, shopper, step, form)
    if step == "review":
        return _place(shopper)
    values = checkout_steps.tidy(step, form)
    faults = checkout_steps.faults(step, values, _today())
    if faults:
        return _page(request, shopper, step, {**shopper.form, **values}, faults)
    _keep(shopper, step, values)
    following = checkout_steps.STEPS[checkout_steps.STEPS.index(step) + 1]
    return _redirect(f"/checkout/{following}")


def _keep(shopper: Shopper, step: str, values: dict[str, str]) -> None:
    if step == "payment":
        shopper.card_last4 = values["card_number"].replace(" ", "")[-4:]
        shopper.later(_event(shopper, "add_payment_info", payment_type="card"))
        return
    shopper.form.update(values)
    if step == "delivery":
        shopper.country, shopper.method = values["country"], values["method"]
        shopper.later(_event(shopper, "add_shipping_info", shipping_tier=shopper.method))


def _asks_about_code(form: FormData) -> bool:
    """Return whether the form is sent for its discount code, and not to go on.

    Return in the code's field presses the step's first button, as in every form. So what tells is a code
    that is not the one the page was drawn with; a refused one that was left there keeps nobody.
    """
    return "apply" in form or form.get("coupon", "") != form.get("coupon_drawn", "")


def _apply(request: Request, shopper: Shopper, step: str, form: FormData) -> Response:
    """Apply a discount code, or take it off, and show the step with all that was typed in it."""
    asked = coupons.entry(_typed_code(form), shopper.coupon)
    shopper.coupon = coupons.normalise(asked.typed)
    filled = {**shopper.form, **checkout_steps.tidy(step, form)}
    return _page(request, shopper, step, filled, {}, asked=asked)


def _typed_code(form: FormData) -> str:
    return str(form.get("coupon", "")).strip()[: coupons.MAX_LENGTH]


def _place(shopper: Shopper) -> Response:
    order = _order(shopper)
    shopper.orders.append(order)
    shopper.later(purchase(order))
    shopper.basket = basket.Basket()
    shopper.coupon, shopper.card_last4 = None, ""
    return _redirect(f"/order/{order.id}")


def _order(shopper: Shopper) -> Order:
    form = shopper.form
    street = (form["address"], form["address2"], f"{form['postcode']} {form['city']}")
    country = shipping.COUNTRIES[shopper.country].name
    return Order(
        id=new_order_id(),
        placed_on=_today(),
        lines=tuple(shopper.basket.lines),
        totals=shopper.totals,
        email=form["email"],
        name=f"{form['first_name']} {form['last_name']}",
        address=(*(part for part in street if part), country),
        method=shopper.method,
        card_last4=shopper.card_last4,
        coupon=shopper.coupon,
    )


async def confirmation(request: Request) -> Response:
    """Return the page of a placed order; only the browser that placed it may see it."""
    shopper = shopper_of(request)
    wanted = str(request.path_params["order_id"])
    order = next((o for o in shopper.orders if o.id == wanted), None) if shopper else None
    if order is None:
        raise HTTPException(404)
    return page(
        request,
        "order.html",
        title=f"Thank you, order {order.id} | Fellway",
        kind="order",
        values={"order": order, "methods": shipping.METHODS},
    )
