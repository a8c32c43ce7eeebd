"""From a record of a log to what it tells, or why it tells nothing."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from waverly.catalogue.amounts import amount_in
from waverly.history.described import unfolded
from waverly.history.instants import EARLIEST, First, instant
from waverly.history.mapping import Columns, Mapping, Paths
from waverly.history.records import Record
from waverly.history.told import TELLABLE, Told
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


UNSAID = ("", "(not set)", "(not provided)")
"""How files say that they do not know: nothing, and Google Analytics' words for it."""


class NotTold(Struct, frozen=True, kw_only=True):
    """A record that tells nothing; `on_purpose` when it was not meant to, `example` what stood there."""

    reason: str
    on_purpose: bool = False
    example: str = ""


def understand(
    record: Record, mapping: Mapping, *, until: int | None = None, first: First | None = None
) -> Iterator[Told | NotTold]:
    """What each event of a record tells; what is later than `until` (milliseconds) is still to come.

    `first` says what stands first in dates with slashes, where that is known.
    """
    for each in _each(record, mapping):
        yield _one(each, mapping, until, first)


def written_times(record: Record, mapping: Mapping) -> Iterator[object]:
    """What stands in a record where it says when."""
    for each in _each(record, mapping):
        yield _first(each, mapping.columns.at)


def _each(record: Record, mapping: Mapping) -> Iterator[Record]:
    """The events of a record, each with its columns under the names of the mapping."""
    if mapping.explode is None:
        yield _with_params(unfolded(record, mapping.described), mapping)
        return
    for inner in record.get(mapping.explode) or ():
        yield _with_params({**record, **inner}, mapping)


def _one(
    record: Record, mapping: Mapping, until: int | None, first: First | None
) -> Told | NotTold:
    if mapping.one_of_many is not None and _first(record, (mapping.one_of_many,)) is None:
        return NotTold(reason="further lines of an order", on_purpose=True)
    left_out = _left_out(record, mapping)
    if left_out is not None:
        return left_out
    kind = _kind(record, mapping)
    if isinstance(kind, NotTold):
        return kind
    columns = mapping.columns
    visitor = _visitor(record, mapping)
    if visitor is None:
        return NotTold(reason=f"no visitor in {' or '.join(columns.visitor)}")
    written = _first(record, columns.at)
    at = _at(written, instant(written, first), columns, until)
    return at if isinstance(at, NotTold) else _told(record, mapping, visitor, at, kind)


def _at(written: object, at: int | None, columns: Columns, until: int | None) -> int | NotTold:
    place = " or ".join(columns.at)
    if at is not None and at >= EARLIEST and (until is None or at <= until):
        return at
    if at is None:
        reason = f"no time that can be read in {place}"
    else:
        reason = f"a time {'before 1990' if at < EARLIEST else 'that is still to come'} in {place}"
    return NotTold(reason=reason, example="" if written is None else str(written)[:40])


def _told(record: Record, mapping: Mapping, visitor: str, at: int, kind: str) -> Told | NotTold:
    columns = mapping.columns
    product, order = _text(record, columns.product, 64), _text(record, columns.order, 64)
    if product is None and kind in NEEDS_PRODUCT:
        return NotTold(reason=f"'{kind}' without a product")
    return Told(
        visitor=visitor,
        at=at,
        kind=kind,
        session=_text(record, columns.session, 64),
        product=product,
        name=_text(record, columns.name, 200),
        category=_text(record, columns.category, 200),
        price=_amount(record, columns.price),
        quantity=int(_amount(record, columns.quantity) or 1),
        currency=_currency(record, columns.currency),
        order=order,
        number=_number_of(record, columns, order),
        value=_amount(record, columns.value),
        query=_text(record, columns.query, 200),
        results=_count(record, columns.results),
        step=_text(record, columns.step, 64),
        path=_path(record, columns.path),
        page_type=_text(record, columns.page_type, 64),
        device=DEVICES.get((_text(record, columns.device, 64) or "").lower()),
        referrer=REFERRERS.get((_text(record, columns.referrer, 64) or "").lower()),
    )


def _number_of(record: Record, columns: Columns, order: str | None) -> str | None:
    """Return what people call an order, where that is not what it is known by."""
    number = _text(record, columns.number, 64)
    return None if number == order else number


def _visitor(record: Record, mapping: Mapping) -> str | None:
    """Return who it was; of guests each order is by a person of its own, as nothing says who is who."""
    columns, guests = mapping.columns, {each.casefold() for each in mapping.guests}
    said = ((path, _text(record, (path,), 200)) for path in columns.visitor)
    filled = [(path, text) for path, text in said if text is not None]
    named = [path for path, text in filled if text.casefold() not in guests]
    if named:
        hashed = set(columns.visitor) & set(mapping.hashed)
        return _text(record, (named[0],), 64, hashed=hashed)
    order = _text(record, columns.order, 64)
    return digest_of(f"guest of order {order}") if filled and order is not None else None


NEEDS_PRODUCT = frozenset({"viewed_product", "add_to_cart", "remove_from_cart", "wishlist_added"})


ANY = "*"
"""Stands for every value in `Without.values`."""


def _left_out(record: Record, mapping: Mapping) -> NotTold | None:
    for rule in mapping.without:
        told = ((column, _text(record, (column,), 64)) for column in rule.columns)
        column, found = next(((column, text.lower()) for column, text in told if text), ("", ""))
        if found and ANY in rule.values:
            return NotTold(reason=f"{column} is filled", on_purpose=True)
        if found in {value.lower() for value in rule.values}:
            return NotTold(reason=f"{column} is {found}", on_purpose=True)
    return None


def _kind(record: Record, mapping: Mapping) -> str | NotTold:
    found = mapping.kind or _text(record, mapping.columns.kind, 200)
    if found is None:
        return NotTold(reason="no kind of event")
    kind = mapping.kinds.get(found, ALIASES.get(found, found))
    if kind in TELLABLE:
        return kind
    on_purpose = not kind or kind in KINDS
    return NotTold(reason=f"events named '{found[:64]}'", on_purpose=on_purpose)


def _first(record: Record, paths: Paths) -> Any:  # Any: whatever the log holds there
    for path in paths:
        found = record.get(path)
        if found is None and "." in path:
            found = _walk(record, path)
        if found is not None and found not in UNSAID:
            return found
    return None


def _walk(record: Any, path: str) -> Any:  # Any: objects and lists of unknown content
    for step in path.split("."):
        if isinstance(record, dict):
            record = record.get(step)
        elif isinstance(record, list) and step.isdigit() and int(step) < len(record):
            record = record[int(step)]
        else:
            return None
    return record


def _text(record: Record, paths: Paths, most: int, *, hashed: set[str] | None = None) -> str | None:
    found = _first(record, paths)
    if found is None or isinstance(found, dict | list):
        return None
    text = str(found).strip().replace("\0", "")
    if hashed or (len(text) > most == 64):
        return digest_of(text)
    return text[:most] or None


def _amount(record: Record, paths: Paths) -> float | None:
    number = _number(_first(record, paths))
    return number if number is not None and 0 <= number <= 1e9 else None


def _number(found: object) -> float | None:
    """Return a number as a program writes it, `1.234` being little more than one, or else as people do."""
    if not isinstance(found, str | int | float):
        return None
    try:
        return float(found)
    except ValueError:
        return amount_in(str(found))


def _count(record: Record, paths: Paths) -> int | None:
    number = _amount(record, paths)
    return None if number is None else min(int(number), 10**6)


def _currency(record: Record, paths: Paths) -> str | None:
    text = (_text(record, paths, 64) or "").upper()
    return text if len(text) == 3 and text.isalpha() and text.isascii() else None


def _path(record: Record, paths: Paths) -> str | None:
    text = _text(record, paths, 1024)
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
