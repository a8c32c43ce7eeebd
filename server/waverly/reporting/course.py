"""What happened to one person over all channels, newest first, each with where it happened."""

from typing import assert_never

import msgspec
from msgspec import Struct

from waverly.catalogue import HeldCart
from waverly.reporting.names import catalogue_names
from waverly.reporting.words import Names, came_from, detail_of, money, times, title_of
from waverly.storage import Store
from waverly.storage.people.course_rows import (
    EventTold,
    Happened,
    OrderPlaced,
    VisitOpened,
    WishChanged,
    course_rows,
)
from waverly.storage.people.whom import Whom
from waverly.wire import Event
from waverly.wire.commerce import CouponApplied, Purchased
from waverly.wire.told_events import event_of

MOST = 100
"""Steps shown; the file that can be saved holds all."""

SOURCES = {
    "web": "Shop",
    "app": "App",
    "email": "E-mail",
    "sms": "SMS",
    "ads": "Advertising",
    "pos": "Till",
    "backend": "Backend",
}
"""Where something happened, in words; `backend` told of an order and not where it was placed."""


class Step(Struct, frozen=True, kw_only=True):
    """One line. `at` is server milliseconds; a visit has a `session`, whose own page tells the rest."""

    at: int
    source: str
    title: str
    detail: str = ""
    session: str = ""


async def course_of(store: Store, site: str, asked: Whom) -> tuple[Step, ...]:
    """Return the latest of what happened to a person, newest first; at most `MOST` steps."""
    happened = await course_rows(store, site, asked, MOST)
    told = {
        each.fields.get("order")
        for each in happened
        if isinstance(each, EventTold) and each.kind == "purchased"
    }
    once = [each for each in happened if not (isinstance(each, OrderPlaced) and each.id in told)]
    shown = once[:MOST]
    products = {product for each in shown if (product := _product_in(each))}
    names = Names(products=await catalogue_names(store, site, products))
    return tuple(_step(each, names) for each in shown)


def _product_in(happened: Happened) -> str:
    """Return the product something is about; empty when it is about none."""
    match happened:
        case WishChanged():
            return happened.product
        case EventTold():
            product = happened.fields.get("product")
            return product if isinstance(product, str) else ""
        case _:
            return ""


def _step(happened: Happened, names: Names) -> Step:
    match happened:
        case VisitOpened():
            return Step(
                at=happened.at,
                source=SOURCES["web"],
                title="Visited",
                detail=f"on {happened.device}, from {came_from(happened.referrer)}",
                session=happened.id,
            )
        case OrderPlaced():
            source = SOURCES["web" if happened.session else "backend"]
            detail = _order(happened.id, money(happened.value, happened.currency))
            return Step(at=happened.at, source=source, title="Bought", detail=detail)
        case EventTold():
            return _told(happened, names)
        case HeldCart():
            return _held(happened)
        case WishChanged():
            return _wished(happened, names)
        case _:
            assert_never(happened)


def _wished(happened: WishChanged, names: Names) -> Step:
    return Step(
        at=happened.at,
        source=SOURCES["backend"],
        title="Added to the wish list" if happened.on_list else "Taken off the wish list",
        detail=names.products.get(happened.product, happened.product),
    )


def _held(happened: HeldCart) -> Step:
    cart = happened.cart
    worth = money(cart.value, cart.currency)
    told = ", ".join(filter(None, (times(cart.items, "item"), worth)))
    return Step(
        at=happened.at,
        source=SOURCES["backend"],
        title="Cart at the store",
        detail=told if cart.items else "empty",
    )


def _told(happened: EventTold, names: Names) -> Step:
    """Return the line of a told event; one that cannot be read any more is called by its name."""
    source = SOURCES.get(happened.source, happened.source)
    try:
        event = event_of(happened.kind, happened.fields, happened.at)
    except msgspec.ValidationError:
        event = None
    if event is None:
        return Step(at=happened.at, source=source, title=f"Something unknown: {happened.kind}")
    return Step(at=happened.at, source=source, title=title_of(event), detail=_detail(event, names))


def _detail(event: Event, names: Names) -> str:
    """Return the details of an event, with what a person asks for by its name: their order, their coupon."""
    match event:
        case Purchased():
            return _order(event.order, detail_of(event, names))
        case CouponApplied():
            return event.code or ""
        case _:
            return detail_of(event, names)


def _order(number: str, amount: str) -> str:
    return ", ".join(filter(None, (f"order {number}", amount)))
