"""The cart a store's backend holds for somebody."""

from functools import partial
from typing import Annotated

from msgspec import Meta, Raw, Struct

from waverly.errors.allowed import MISSING, Refusal
from waverly.errors.fitting import Unfit, fit, json_as
from waverly.wire.checks import check_currency, check_when, check_whom
from waverly.wire.page import Cart
from waverly.wire.records import MOST_RECORDS, Records, read_each
from waverly.wire.request import Email, RequestCart, RequestLine
from waverly.wire.scalars import Currency, Id, Instant, Money
from waverly.wire.unknown_fields import unknown_fields_in


class ToldCart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One whole cart; without lines it is empty. Of two, the one with the later `updated_at` is kept.

    It belongs to a `visitor`, which may be the store's own id for a customer, or to an `email`: give one of
    the two. `total` is the sum of the lines; if it is left out, their prices are added up.
    """

    updated_at: Instant
    visitor: Id | None = None
    email: Email | None = None
    lines: Annotated[tuple[RequestLine, ...], Meta(max_length=100)] = ()
    total: Money | None = None
    currency: Currency | None = None


class ToldCarts(Struct, frozen=True, kw_only=True):
    """`POST /v1/carts`: the carts the store holds, each whole, whenever one changes."""

    carts: Annotated[tuple[ToldCart, ...], Meta(max_length=MOST_RECORDS)]


class _Unread(Struct, frozen=True, kw_only=True):
    """The body with its carts unread."""

    carts: Annotated[list[Raw], Meta(max_length=MOST_RECORDS)]


def read_told_carts(body: bytes) -> Records[ToldCart]:
    """Return the carts of a body, and what is wrong with those that cannot be kept.

    Raises `msgspec.DecodeError` when the body is no list of carts.
    """
    unknown_names = partial(unknown_fields_in, kind=ToldCart)
    return read_each("carts", json_as(body, _Unread).carts, read=_cart, unknown_names=unknown_names)


def lines_of(told: ToldCart) -> RequestCart:
    """Return the cart as a page would hand it in, to be restored."""
    return RequestCart(lines=told.lines, value=worth_of(told), currency=told.currency)


def cart_of(told: ToldCart) -> Cart:
    """Return the cart as a page would tell it."""
    products = dict.fromkeys(line.product for line in told.lines)
    return Cart(
        items=sum(line.quantity for line in told.lines),
        value=worth_of(told),
        currency=told.currency,
        products=tuple(products),
    )


def worth_of(told: ToldCart) -> float | None:
    """Return what a cart is worth: its total, else the sum of its lines where each has a price."""
    if told.total is not None or not told.lines:
        return told.total
    prices = [line.price * line.quantity for line in told.lines if line.price is not None]
    return round(sum(prices), 2) if len(prices) == len(told.lines) else None


def _cart(told: dict[str, object]) -> ToldCart:
    cart = fit(told, ToldCart)
    check_whom(cart.visitor, cart.email)
    check_when(cart.updated_at, "updated_at")
    check_currency(cart.currency, "currency")
    if "lines" not in told and any(unknown_fields_in(told, ToldCart)):
        raise Unfit(_NO_LINES)
    return cart


_NO_LINES = Refusal(
    sentence=MISSING, value="lines", mend="An empty cart has `lines: []`.", is_missing=True
)
"""Lines may stand under another name, which is no word that a cart is empty."""
