"""Everything one person did in any channel, newest first, with where it happened."""

from collections.abc import Mapping
from typing import assert_never

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.catalogue import HeldCart
from waverly.reporting.names import catalogue_names
from waverly.reporting.refund_doubts import doubts_about
from waverly.reporting.words import Names, came_from, detail_of, money, title_of, told_as
from waverly.storage import Store
from waverly.storage.measured.refund_rows import Refund
from waverly.storage.people.person_timeline_rows import (
    EventTold,
    Happened,
    LettersSaid,
    OrderPlaced,
    VisitOpened,
    WishChanged,
    person_timeline_rows,
)
from waverly.storage.people.persons import PersonQuery
from waverly.wire import Event
from waverly.wire.commerce import CouponApplied, Purchased, Refunded
from waverly.wire.told_events import event_of
from waverly.wording import counted

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


UNSAID = ("", "unknown")
"""How a visit says that it does not know: what was imported tells no device, or nobody told it."""


class TimelineStep(Struct, frozen=True, kw_only=True):
    """One line. `at` is server milliseconds; a visit has a `session`, whose own page tells the rest."""

    at: int
    source: str
    title: str
    detail: str = ""
    session: str = ""


async def person_timeline(store: Store, site: str, asked: PersonQuery) -> tuple[TimelineStep, ...]:
    """Return the latest of what happened to a person, newest first; at most `MOST` steps."""
    happened = await person_timeline_rows(store, site, asked, MOST)
    told = {_also(each) for each in happened if isinstance(each, EventTold)} - {None}
    once = [each for each in happened if isinstance(each, EventTold) or _also(each) not in told]
    shown = once[:MOST]
    products = {product for each in shown if (product := _product_in(each))}
    names = Names(products=await catalogue_names(store, site, products))
    refunds = [_refund_in(each) for each in shown]
    doubts = await doubts_about(store, site, [*filter(None, refunds)])
    return tuple(
        _doubted(_step(each, names), refund, doubts)
        for each, refund in zip(shown, refunds, strict=True)
    )


def _refund_in(happened: Happened) -> Refund | None:
    """Return the refund something tells of, if it does."""
    match happened:
        case Refund():
            return happened
        case EventTold(kind="refunded"):
            event = _event_in(happened)
            if not isinstance(event, Refunded):
                return None
            return Refund(
                id=happened.id,
                order=event.order,
                at=happened.at,
                value=event.value,
                currency=event.currency,
            )
        case _:
            return None


def _doubted(step: TimelineStep, refund: Refund | None, doubts: Mapping[str, str]) -> TimelineStep:
    """Return a line with what is odd about its refund, if anything."""
    doubt = doubts.get(refund.id) if refund is not None else None
    return step if doubt is None else replace(step, detail=f"{step.detail}: {doubt}")


def _also(happened: Happened) -> tuple[str, object] | None:
    """Return what an event and the row it made have in common; the row says less, and is left out."""
    match happened:
        case EventTold(kind="purchased"):
            return "purchased", happened.fields.get("order")
        case OrderPlaced():
            return "purchased", happened.id
        case EventTold(kind="refunded") | Refund():
            return "refunded", happened.id
        case EventTold(kind="unsubscribed") | LettersSaid(is_yes=False):
            return "unsubscribed", happened.at
        case _:
            return None


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


def _step(happened: Happened, names: Names) -> TimelineStep:
    match happened:
        case VisitOpened():
            return TimelineStep(
                at=happened.at,
                source=SOURCES["web"],
                title="Visited",
                detail=_came(happened),
                session=happened.id,
            )
        case OrderPlaced():
            source = SOURCES["web" if happened.session else "backend"]
            detail = _order(
                happened.number or happened.id, money(happened.value, happened.currency)
            )
            return TimelineStep(at=happened.at, source=source, title="Bought", detail=detail)
        case Refund():
            detail = _order(happened.order, money(happened.value, happened.currency))
            return _of_backend(happened.at, "Got money back", detail)
        case LettersSaid():
            said = "Agreed to letters" if happened.is_yes else "Wants no more letters"
            return TimelineStep(at=happened.at, source=SOURCES["email"], title=said)
        case EventTold():
            return _event_step(happened, names)
        case HeldCart():
            return _held(happened)
        case WishChanged():
            return _wished(happened, names)
        case _:
            assert_never(happened)


def _wished(happened: WishChanged, names: Names) -> TimelineStep:
    title = "Added to the wish list" if happened.on_list else "Taken off the wish list"
    return _of_backend(happened.at, title, names.products.get(happened.product, happened.product))


def _held(happened: HeldCart) -> TimelineStep:
    cart = happened.cart
    if not cart.items:
        return _of_backend(happened.at, "Nothing in the cart any more")
    worth = money(cart.value, cart.currency)
    told = ", ".join(filter(None, (counted(cart.items, "item"), worth)))
    return _of_backend(happened.at, "Changed the cart", told)


def _of_backend(at: int, title: str, detail: str = "") -> TimelineStep:
    return TimelineStep(at=at, source=SOURCES["backend"], title=title, detail=detail)


def _came(visit: VisitOpened) -> str:
    """Return by what and from where somebody came, as far as it is known."""
    device = "" if visit.device in UNSAID else f"on {visit.device}"
    referrer = "" if visit.referrer in UNSAID else f"from {came_from(visit.referrer)}"
    return ", ".join(filter(None, (device, referrer)))


def _event_step(happened: EventTold, names: Names) -> TimelineStep:
    """Return the line of a told event; one that cannot be read any more is called by its name."""
    source = SOURCES.get(happened.source, happened.source)
    event = _event_in(happened)
    if event is None:
        return TimelineStep(at=happened.at, source=source, title=told_as(happened.kind))
    return TimelineStep(
        at=happened.at, source=source, title=title_of(event), detail=_detail(event, names)
    )


def _event_in(happened: EventTold) -> Event | None:
    """Return a told event; None where its kind is unknown, or it cannot be read any more."""
    try:
        return event_of(happened.kind, happened.fields, happened.at)
    except msgspec.ValidationError:
        return None


def _detail(event: Event, names: Names) -> str:
    """Return the details of an event, with what a person asks for by its name: their order, their coupon."""
    match event:
        case Purchased():
            return _order(event.number or event.order, detail_of(event, names))
        case Refunded():
            return _order(event.order, detail_of(event, names))
        case CouponApplied():
            return event.code or ""
        case _:
            return detail_of(event, names)


def _order(number: str, amount: str) -> str:
    return ", ".join(filter(None, (f"order {number}", amount)))
