"""Bodies of many records that a store's backend tells: products, orders, offers, contacts."""

import re
from typing import Annotated

from msgspec import Meta, Raw, Struct
from msgspec.structs import replace

from waverly.allowed import MISSING, Refusal, Unfit, json_as
from waverly.catalogue import ProductFacts
from waverly.catalogue.availability import availability_in
from waverly.storage.catalogue.shop_rows import Confirmation
from waverly.storage.measured.order_rows import Order
from waverly.storage.measured.refund_rows import Refund
from waverly.storage.people.contact_rows import Agreed, ended_at_of
from waverly.wire.records import MOST_RECORDS, Records, check_when, reader
from waverly.wire.strays import beside


class Products(Struct, frozen=True, kw_only=True):
    """`POST /v1/products`: what the store says of its products now, each whole."""

    products: Annotated[tuple[ProductFacts, ...], Meta(max_length=MOST_RECORDS)]


class Orders(Struct, frozen=True, kw_only=True):
    """`POST /v1/orders`: orders and refunds as the store's backend knows them.

    Each counts once, whoever tells it; a refund may be told before its order is. Either list may be left
    out, but not both.
    """

    orders: Annotated[tuple[Order, ...], Meta(max_length=MOST_RECORDS)] = ()
    refunds: Annotated[tuple[Refund, ...], Meta(max_length=MOST_RECORDS)] = ()


class Eligibility(Struct, frozen=True, kw_only=True):
    """`POST /v1/eligibility`: personal offers the store confirms for visitors.

    An offer marked `personal` is said to nobody else, and to nobody after `until`.
    """

    confirmed: Annotated[tuple[Confirmation, ...], Meta(max_length=MOST_RECORDS)]


class Contacts(Struct, frozen=True, kw_only=True):
    """`POST /v1/contacts`: visitors who agreed to letters about what they look at, and who took it back."""

    contacts: Annotated[tuple[Agreed, ...], Meta(max_length=MOST_RECORDS)]


_Raws = Annotated[list[Raw], Meta(max_length=MOST_RECORDS)]


class _Products(Struct, frozen=True):
    products: _Raws


class _Orders(Struct, frozen=True):
    orders: _Raws = []
    refunds: _Raws = []


class _Eligibility(Struct, frozen=True):
    confirmed: _Raws


class _Contacts(Struct, frozen=True):
    contacts: _Raws


def read_products(body: bytes) -> Records[ProductFacts]:
    """Return the products of a body, and what is wrong with the others. Raises `msgspec.DecodeError`."""
    return _products(json_as(body, _Products).products)


def read_orders(body: bytes) -> tuple[Records[Order], Records[Refund]]:
    """Return the orders and the refunds of a body, in the same way; other names beside them are strays.

    Raises Unfit for a body with neither list: its orders stand under another name.
    """
    unread = json_as(body, _Orders)
    names = json_as(body, dict[str, Raw])
    others = {name: 1 for name in names if name not in _Orders.__struct_fields__}
    if len(others) == len(names):
        sentence = beside("There are neither `orders` nor `refunds`", others)
        raise Unfit(Refusal(sentence=sentence, mend="Give one of the two lists, or both."))
    orders = _orders(unread.orders)
    return replace(orders, strays={**orders.strays, **others}), _refunds(unread.refunds)


def read_confirmed(body: bytes) -> Records[Confirmation]:
    """Return the confirmations of a body, in the same way."""
    return _confirmed(json_as(body, _Eligibility).confirmed)


def read_contacts(body: bytes) -> Records[Agreed]:
    """Return the contacts of a body, in the same way."""
    return _contacts(json_as(body, _Contacts).contacts)


_PICTURE = re.compile(r"(?:https?:)?//[^/\s]|/(?!/)", re.IGNORECASE)
"""How an address begins that a page can load a picture from."""


def _check_product(told: ProductFacts) -> None:
    if told.image and _PICTURE.match(told.image) is None:
        mend = "Write an address that begins with https://, http:// or /."
        sentence = "No page can load this picture"
        raise Unfit(Refusal(sentence=sentence, path="image", found=told.image, mend=mend))
    _check_availability(told.availability, "availability")
    for index, variant in enumerate(told.variants):
        _check_availability(variant.availability, f"variants[{index}].availability")


def _check_availability(written: str | None, path: str) -> None:
    if written is not None and availability_in(written) is None:
        mend = "Write in_stock, preorder or out_of_stock."
        sentence = "This is no availability known here"
        raise Unfit(Refusal(sentence=sentence, path=path, found=written, mend=mend))


def _check_agreed(told: Agreed) -> None:
    if ended_at_of(told) is None:
        _check_named(told.visitor, "visitor")
        _check_named(told.agreed_at, "agreed_at")
    if told.agreed_at is not None:
        check_when(told.agreed_at, "agreed_at")
    if told.withdrawn_at is not None:
        check_when(told.withdrawn_at, "withdrawn_at")


def _check_named(value: object, name: str) -> None:
    if value is None:
        mend = "Only who takes it back may leave it out."
        raise Unfit(Refusal(sentence=MISSING, value=name, mend=mend, is_missing=True))


# Of these only what is read is kept, so a record may be as long as the body.
_products = reader("products", ProductFacts, _check_product, most_bytes=None)
_orders = reader("orders", Order, lambda told: check_when(told.at, "at"), most_bytes=None)
_refunds = reader("refunds", Refund, lambda told: check_when(told.at, "at"), most_bytes=None)
_confirmed = reader(
    "confirmed", Confirmation, lambda told: check_when(told.until, "until"), most_bytes=None
)
_contacts = reader("contacts", Agreed, _check_agreed, most_bytes=None)
