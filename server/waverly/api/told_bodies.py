"""Request bodies with many records from a store's backend: products, orders, offers, contacts."""

from typing import Annotated

from msgspec import Meta, Raw, Struct
from msgspec.structs import replace

from waverly.catalogue import ProductFacts, ShopFacts
from waverly.catalogue.availability import availability_in
from waverly.errors.allowed import MISSING, Refusal
from waverly.errors.fitting import Unfit, json_as
from waverly.errors.names import beside
from waverly.storage.catalogue.shop_rows import Confirmation
from waverly.storage.measured.order_rows import Order
from waverly.storage.measured.refund_rows import Refund
from waverly.storage.people.contacts.rows import Agreed, ended_at_of
from waverly.wire.checks import (
    check_address,
    check_currency,
    check_language,
    check_mailbox,
    check_when,
)
from waverly.wire.records import MOST_RECORDS, NOWHERE, Placed, Records, Taken, reader


class Products(Struct, frozen=True, kw_only=True):
    """`POST /v1/products`: the products as they are now, each with all its facts."""

    products: Annotated[tuple[ProductFacts, ...], Meta(max_length=MOST_RECORDS)]


class Orders(Struct, frozen=True, kw_only=True):
    """`POST /v1/orders`: orders and refunds as the store's backend knows them.

    Each counts once, whoever reports it; a refund may be reported before its order. One of the two lists may
    be left out.
    """

    orders: Annotated[tuple[Order, ...], Meta(max_length=MOST_RECORDS)] = ()
    refunds: Annotated[tuple[Refund, ...], Meta(max_length=MOST_RECORDS)] = ()


class OrdersTaken(Taken, frozen=True, kw_only=True):
    """The answer: what became of each order and each refund.

    `without_order` are refunds of an order that nobody has reported. They are kept, because it may still
    come; until then they change nothing.
    """

    without_order: Placed = NOWHERE


class Eligibility(Struct, frozen=True, kw_only=True):
    """`POST /v1/eligibility`: personal offers the store confirms for visitors.

    An offer marked `personal` is mentioned to nobody else, and to nobody after `until`.
    """

    confirmed: Annotated[tuple[Confirmation, ...], Meta(max_length=MOST_RECORDS)]


class Contacts(Struct, frozen=True, kw_only=True):
    """`POST /v1/contacts`: visitors who agreed to letters about what they look at, or withdrew that."""

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
    """Return the orders and the refunds of a body, in the same way; other names beside them are unknown.

    Raises Unfit for a body with neither list: its orders stand under another name.
    """
    unread = json_as(body, _Orders)
    names = json_as(body, dict[str, Raw])
    others = {name: 1 for name in names if name not in _Orders.__struct_fields__}
    if len(others) == len(names):
        sentence = beside("There are neither `orders` nor `refunds`", others)
        raise Unfit(Refusal(sentence=sentence, mend="Give one of the two lists, or both."))
    orders = _orders(unread.orders)
    return replace(orders, unknown_names={**orders.unknown_names, **others}), _refunds(
        unread.refunds
    )


def read_confirmed(body: bytes) -> Records[Confirmation]:
    """Return the confirmations of a body, in the same way."""
    return _confirmed(json_as(body, _Eligibility).confirmed)


def read_contacts(body: bytes) -> Records[Agreed]:
    """Return the contacts of a body, in the same way."""
    return _contacts(json_as(body, _Contacts).contacts)


def _check_product(told: ProductFacts) -> None:
    check_address(told.image, "image", "No page can load this picture")
    check_address(told.url, "url", "No page can link to this")
    check_currency(told.currency, "currency")
    _check_availability(told.availability, "availability")
    for index, variant in enumerate(told.variants):
        _check_availability(variant.availability, f"variants[{index}].availability")
    for index, review in enumerate(told.reviews):
        check_language(review.lang, f"reviews[{index}].lang")


def check_shop(told: ShopFacts) -> None:
    """Raise Unfit for a currency, a language or an address that means nothing."""
    check_currency(told.currency, "currency")
    check_language(told.lang, "lang")
    if told.returns is not None:
        check_address(told.returns.url, "returns.url", "No page can link to this")


def _check_money(told: Order | Refund) -> None:
    check_when(told.at, "at")
    check_currency(told.currency, "currency")


def _check_availability(written: str | None, path: str) -> None:
    if written is not None and availability_in(written) is None:
        mend = "Write in_stock, preorder or out_of_stock."
        sentence = "This is no availability known here"
        raise Unfit(Refusal(sentence=sentence, path=path, found=written, mend=mend))


def _check_agreed(told: Agreed) -> None:
    if ended_at_of(told) is None:
        check_mailbox(told.email, "email")
        _check_named(told.visitor, "visitor")
        _check_named(told.agreed_at, "agreed_at")
    if told.agreed_at is not None:
        check_when(told.agreed_at, "agreed_at")
    if told.withdrawn_at is not None:
        check_when(told.withdrawn_at, "withdrawn_at")
    check_language(told.locale, "locale")


def _check_named(value: object, name: str) -> None:
    if value is None:
        mend = "Only who takes it back may leave it out."
        raise Unfit(Refusal(sentence=MISSING, value=name, mend=mend, is_missing=True))


# Of these only what is read is kept, so a record may be as long as the body.
_products = reader("products", ProductFacts, _check_product, most_bytes=None)
_orders = reader("orders", Order, _check_money, most_bytes=None)
_refunds = reader("refunds", Refund, _check_money, most_bytes=None)
_confirmed = reader(
    "confirmed", Confirmation, lambda told: check_when(told.until, "until"), most_bytes=None
)
_contacts = reader("contacts", Agreed, _check_agreed, most_bytes=None)
