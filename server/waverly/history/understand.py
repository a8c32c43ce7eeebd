"""Turns a record of a log into events, or says why it gives none."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from waverly.history.cells import (
    MOST,
    UnreadCell,
    amount_of,
    amount_or_unread,
    currency_or_unread,
    first_filled,
    given_back_or_unread,
    text_in,
)
from waverly.history.described import unfolded
from waverly.history.instants import EARLIEST, First, instant
from waverly.history.mapping import Columns, Mapping, Paths
from waverly.history.past_event import GIVEN_BACK, TELLABLE, PastEvent
from waverly.history.records import Record
from waverly.history.statuses import NotTold, is_paid_back, left_out, new_statuses
from waverly.storage.people.named_in_logs import digest_of
from waverly.wire import KINDS
from waverly.wire.commerce import ALIASES

DEVICES = {
    "desktop": "desktop",
    "computer": "desktop",
    "mobile": "mobile",
    "phone": "mobile",
    "tablet": "tablet",
}
REFERRERS = {"organic": "search", "cpc": "search", "email": "email", "social": "social"}
REFERRERS |= {"(none)": "direct", "referral": "other"}
REFERRERS |= {name: name for name in ("search", "direct", "internal", "other")}


def understand(
    record: Record, mapping: Mapping, *, until: int | None = None, first: First | None = None
) -> Iterator[PastEvent | NotTold]:
    """What each event of a record tells, and what of it could not be read.

    What is later than `until` (milliseconds) is still to come.
    `first` says what stands first in dates with slashes, where that is known.
    """
    for each in _each(record, mapping):
        found = _one(each, mapping, until, first)
        yield found
        if isinstance(found, PastEvent) and found.kind != GIVEN_BACK:
            yield from _unread(each, mapping, found.kind)
            yield from new_statuses(each, mapping) if found.kind == "purchased" else ()


def written_times(record: Record, mapping: Mapping) -> Iterator[object]:
    """What stands in a record where it says when."""
    for each in _each(record, mapping):
        yield first_filled(each, mapping.columns.at)


def _each(record: Record, mapping: Mapping) -> Iterator[Record]:
    """The events of a record, each with its columns under the names of the mapping."""
    if mapping.explode is None:
        yield _with_params(unfolded(record, mapping.described), mapping)
        return
    for inner in record.get(mapping.explode) or ():
        yield _with_params({**record, **inner}, mapping)


def _one(
    record: Record, mapping: Mapping, until: int | None, first: First | None
) -> PastEvent | NotTold:
    if mapping.one_of_many is not None and first_filled(record, (mapping.one_of_many,)) is None:
        return NotTold(reason="further lines of an order", on_purpose=True)
    why_not = left_out(record, mapping)
    if why_not is not None:
        return why_not
    kind = _kind(record, mapping)
    if isinstance(kind, NotTold):
        return kind
    columns = mapping.columns
    visitor = _visitor(record, mapping)
    if visitor is None:
        return NotTold(reason=f"no visitor in {' or '.join(columns.visitor)}")
    written = first_filled(record, columns.at)
    at = _at(written, instant(written, first), columns, until)
    if isinstance(at, NotTold):
        return at
    if kind == GIVEN_BACK or (kind == "purchased" and _is_negative(record, columns)):
        told = _given_back(record, columns, visitor, at)
    else:
        told = _past_event(record, mapping, visitor, at, kind)
    if isinstance(told, NotTold) or (told.refunded is None and told.kind != GIVEN_BACK):
        return told
    back = instant(first_filled(record, columns.refunded_at), first)
    is_after = back is not None and at <= back and (until is None or back <= until)
    return replace(told, refunded_at=back) if is_after else told


def _at(written: object, at: int | None, columns: Columns, until: int | None) -> int | NotTold:
    place = " or ".join(columns.at)
    if at is not None and at >= EARLIEST and (until is None or at <= until):
        return at
    if at is None:
        reason = f"no time that can be read in {place}"
    else:
        reason = f"a time {'before 1990' if at < EARLIEST else 'that is still to come'} in {place}"
    return NotTold(reason=reason, example="" if written is None else str(written)[:40])


def _past_event(
    record: Record, mapping: Mapping, visitor: str, at: int, kind: str
) -> PastEvent | NotTold:
    columns = mapping.columns
    product, order = text_in(record, columns.product, 64), text_in(record, columns.order, 64)
    if product is None and kind in NEEDS_PRODUCT:
        return NotTold(reason=f"'{kind}' without a product")
    price, value, refunded, currency = _money(record, columns)
    if is_paid_back(record, mapping):
        refunded = refunded or value
    return PastEvent(
        visitor=visitor,
        at=at,
        kind=kind,
        session=text_in(record, columns.session, 64),
        product=product,
        name=text_in(record, columns.name, 200),
        category=text_in(record, columns.category, 200),
        price=price,
        quantity=int(amount_of(record, columns.quantity) or 1),
        currency=currency,
        order=order,
        number=_number_of(record, columns, order),
        value=value,
        refunded=refunded,
        query=text_in(record, columns.query, 200),
        results=_count(record, columns.results),
        step=text_in(record, columns.step, 64),
        path=_path(record, columns.path),
        page_type=text_in(record, columns.page_type, 64),
        device=DEVICES.get((text_in(record, columns.device, 64) or "").lower()),
        referrer=REFERRERS.get((text_in(record, columns.referrer, 64) or "").lower()),
    )


def _is_negative(record: Record, columns: Columns) -> bool:
    """Return whether an order's value is negative, as WooCommerce's analytics and others write a refund."""
    value = amount_or_unread(record, columns.value, -MOST)
    return isinstance(value, float) and value < 0


def _given_back(record: Record, columns: Columns, visitor: str, at: int) -> PastEvent | NotTold:
    """Return a refund that is a record of its own; one without an amount is of the whole order."""
    order = text_in(record, columns.order, 64)
    if order is None:
        return NotTold(reason="a refund that does not say of which order")
    currency = currency_or_unread(record, columns.currency)
    if isinstance(currency, UnreadCell):
        return _unread_refund("currency", currency)
    amount = given_back_or_unread(record, columns.refunded)
    amount = amount or given_back_or_unread(record, columns.value)
    if isinstance(amount, UnreadCell):
        return _unread_refund("amount", amount)
    return PastEvent(
        visitor=visitor,
        at=at,
        kind=GIVEN_BACK,
        order=order,
        refunded=amount or None,
        refunded_at=at,
        currency=currency,
    )


def _unread_refund(what: str, found: UnreadCell) -> NotTold:
    reason = f"no {what} in {found.column}, the refund is left out"
    return NotTold(reason=reason, example=f"‘{found.written[:40]}’")


def _money(
    record: Record, columns: Columns
) -> tuple[float | None, float | None, float | None, str | None]:
    """Return price, value, what of it was given back, and currency.

    Of an unknown currency no amount is kept: it would count as one of the shop's own.
    """
    currency = currency_or_unread(record, columns.currency)
    if isinstance(currency, UnreadCell):
        return None, None, None, None
    price, value = (amount_of(record, paths) for paths in (columns.price, columns.value))
    back = given_back_or_unread(record, columns.refunded)
    return price, value, None if isinstance(back, UnreadCell) else back, currency


def _unread(record: Record, mapping: Mapping, kind: str) -> Iterator[NotTold]:
    """Give each amount and each currency that could not be read, though what they belong to is kept."""
    columns = mapping.columns
    currency = currency_or_unread(record, columns.currency)
    amounts = [amount_or_unread(record, paths) for paths in (columns.value, columns.price)]
    what = "order" if kind == "purchased" else "event"
    if isinstance(currency, UnreadCell):
        reason = f"no currency in {currency.column}, the {what} is kept without an amount"
        yield NotTold(reason=reason, example=f"‘{currency.written[:40]}’")
    for amount in amounts:
        if isinstance(amount, UnreadCell):
            reason = f"no amount in {amount.column}, the {what} is kept without it"
            yield NotTold(reason=reason, example=f"‘{amount.written[:40]}’")


def _number_of(record: Record, columns: Columns, order: str | None) -> str | None:
    """Return what people call an order, where that is not what it is known by."""
    number = text_in(record, columns.number, 64)
    return None if number == order else number


def _visitor(record: Record, mapping: Mapping) -> str | None:
    """Return who it was; of guests each order is by a person of its own, as nothing says who is who."""
    columns, guests = mapping.columns, {each.casefold() for each in mapping.guests}
    said = ((path, text_in(record, (path,), 200)) for path in columns.visitor)
    filled = [(path, text) for path, text in said if text is not None]
    named = [path for path, text in filled if text.casefold() not in guests]
    if named:
        hashed = set(columns.visitor) & set(mapping.hashed)
        return text_in(record, (named[0],), 64, hashed=hashed)
    order = text_in(record, columns.order, 64)
    says_guest = bool(guests) and any(path in record for path in columns.visitor)
    return digest_of(f"guest of order {order}") if says_guest and order is not None else None


NEEDS_PRODUCT = frozenset({"viewed_product", "add_to_cart", "remove_from_cart", "wishlist_added"})


def _kind(record: Record, mapping: Mapping) -> str | NotTold:
    found = mapping.kind or text_in(record, mapping.columns.kind, 200)
    if found is None:
        return NotTold(reason="no kind of event")
    kind = mapping.kinds.get(found, ALIASES.get(found, found))
    if kind in TELLABLE:
        return kind
    on_purpose = not kind or kind in KINDS
    return NotTold(reason=f"events named '{found[:64]}'", on_purpose=on_purpose)


def _count(record: Record, paths: Paths) -> int | None:
    number = amount_of(record, paths)
    return None if number is None else min(int(number), 10**6)


def _path(record: Record, paths: Paths) -> str | None:
    text = text_in(record, paths, 1024)
    return None if text is None else urlsplit(text).path[:1024] or "/"


def _with_params(record: Record, mapping: Mapping) -> Record:
    """GA4's list of keys and values, as `params.KEY`."""
    if mapping.params is None:
        return record
    params = {}
    for each in record.get(mapping.params) or ():
        value = each.get("value") or {}
        params[each.get("key")] = next((v for v in value.values() if v is not None), None)
    return {**record, "params": params}
