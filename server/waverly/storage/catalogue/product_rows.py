"""Product facts with their time: appended when something changed, never overwritten."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, insert, select, update

from waverly.catalogue import ProductFacts
from waverly.catalogue.merging import ALL_FIELDS, may_replace, merged
from waverly.storage.catalogue.catalogue_tables import price_history, products
from waverly.storage.catalogue.price_rows import price_changes
from waverly.storage.chunks import chunks
from waverly.storage.store import Store
from waverly.wire.records import Why

FETCH = 200
"""Products decoded at one go: two or three milliseconds."""

_facts = msgspec.json.Decoder(ProductFacts)
_encoder = msgspec.json.Encoder()


class Stated(Struct, frozen=True, kw_only=True):
    """A product as known, and when the store last stated it, changed or not (server milliseconds)."""

    facts: ProductFacts
    confirmed_at: int


async def product(store: Store, site: str, identity: str) -> ProductFacts | None:
    """Return what is known of a product, or None."""
    found = await stated_product(store, site, identity)
    return None if found is None else found.facts


async def stated_product(store: Store, site: str, identity: str) -> Stated | None:
    """Return the same with the time it was last confirmed."""
    return (await products_of(store, site, [identity])).get(identity)


async def products_of(store: Store, site: str, identities: Iterable[str]) -> dict[str, Stated]:
    """Return the latest of several products, by id."""
    found: dict[str, Stated] = {}
    for part in chunks(identities):
        found |= await _latest(store, site, products.c.id.in_(part))
    return found


async def some_products(store: Store, site: str, limit: int) -> list[ProductFacts]:
    """Return the latest facts about a few products, the first by id."""
    few = _newest(site, products.c.site == site, limit)
    statement = few.order_by(products.c.id).limit(limit)  # again: else the index is read to its end
    async with store.read() as connection:
        return [_facts.decode(row.facts) for row in await connection.execute(statement)]


async def all_products(store: Store, site: str) -> dict[str, Stated]:
    """Return the latest of every product, by id.

    The catalogue is read in parts, so that other work of this process gets a turn in between.
    """
    statement = _newest(site, products.c.site == site)
    found: dict[str, Stated] = {}
    async with store.read() as connection:
        async for part in (await connection.stream(statement)).partitions(FETCH):
            found |= {row.id: _stated(row) for row in part}
    return found


async def _latest(store: Store, site: str, on: ColumnElement[bool]) -> dict[str, Stated]:
    async with store.read() as connection:
        return {row.id: _stated(row) for row in await connection.execute(_newest(site, on))}


def _newest(  # Any: SQLAlchemy types no columns
    site: str, on: ColumnElement[bool], limit: int | None = None
) -> Select[Any]:
    """Return the query for the latest facts about each product, or on the first few by id."""
    newest = (
        select(products.c.id, func.max(products.c.as_of).label("as_of"))
        .where(products.c.site == site, on)
        .group_by(products.c.id)
        .order_by(*() if limit is None else (products.c.id,))
        .limit(limit)
        .subquery()
    )
    is_newest = and_(products.c.id == newest.c.id, products.c.as_of == newest.c.as_of)
    columns = (products.c.id, products.c.facts, products.c.confirmed_at, products.c.as_of)
    return select(*columns).join(newest, is_newest).where(products.c.site == site)


def _stated(row: Row[*tuple[Any, ...]]) -> Stated:  # Any: as above
    return Stated(facts=_facts.decode(row.facts), confirmed_at=row.confirmed_at or row.as_of)


async def remember_products(
    store: Store,
    site: str,
    facts: Iterable[ProductFacts],
    at: int,
    *,
    spoken: frozenset[str] = ALL_FIELDS,
) -> list[Why | None]:
    """Store the products whose facts changed, as of `at`; return why others were passed over.

    `spoken` names the fields that the source has: the others stay as they were. If a product occurs twice,
    the last one counts. Each version is later than the one before, even if the clock stood still or went
    back, so a version once read is never overwritten. Unchanged facts are confirmed and count as fresh.
    """
    entries = list(facts)
    told = {entry.id: entry for entry in entries}
    known = await products_of(store, site, told)
    changed: dict[str, ProductFacts] = {}
    same: list[ProductFacts] = []
    for entry in told.values():
        before = known.get(entry.id)
        old = None if before is None else before.facts
        if not may_replace(old, entry):
            continue
        new = merged(old, entry, spoken)
        if old is not None and replace(old, as_of=0) == replace(new, as_of=0):
            same.append(old)
            continue
        as_of = at if old is None else max(at, old.as_of + 1)
        changed[entry.id] = replace(new, as_of=as_of)
    await _write(store, site, list(changed.values()), same, at)
    return [_fate(entry, told, changed) for entry in entries]


def _fate(
    entry: ProductFacts, told: Mapping[str, ProductFacts], changed: Container[str]
) -> Why | None:
    if told[entry.id] is not entry:
        return "not_newer"
    return None if entry.id in changed else "known"


async def _write(
    store: Store,
    site: str,
    changed: Sequence[ProductFacts],
    same: Sequence[ProductFacts],
    at: int,
) -> None:
    prices = await price_changes(store, site, changed)
    confirm = (
        update(products)
        .where(
            products.c.site == site,
            products.c.id == bindparam("product"),
            products.c.as_of == bindparam("version"),
        )
        .values(confirmed_at=at)
    )
    async with store.write() as connection:
        if changed:
            await connection.execute(insert(products), [_row(site, each, at) for each in changed])
        if prices:
            await connection.execute(insert(price_history), prices)
        if same:
            versions = [{"product": each.id, "version": each.as_of} for each in same]
            await connection.execute(confirm, versions)


def _row(site: str, facts: ProductFacts, at: int) -> dict[str, object]:
    return {
        "site": site,
        "id": facts.id,
        "as_of": facts.as_of,
        "facts": _encoder.encode(facts),
        "category": facts.category,
        "confirmed_at": at,
    }
