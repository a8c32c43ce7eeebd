"""Product facts with their time: appended when something changed, never overwritten."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace
from sqlalchemy import insert, select

from waverly.catalogue import ProductFacts
from waverly.storage.store import Store
from waverly.storage.tables import products

_facts = msgspec.json.Decoder(ProductFacts)
_encoder = msgspec.json.Encoder()


async def product(
    store: Store, site: str, identity: str, *, as_of: int | None = None
) -> ProductFacts | None:
    """Return what was known of a product at `as_of` (server milliseconds; now when None), or None."""
    statement = select(products.c.facts).where(products.c.site == site, products.c.id == identity)
    if as_of is not None:
        statement = statement.where(products.c.as_of <= as_of)
    async with store.read() as connection:
        latest = statement.order_by(products.c.as_of.desc()).limit(1)
        content = (await connection.execute(latest)).scalar()
    return None if content is None else _facts.decode(content)


async def remember_products(store: Store, site: str, facts: Iterable[ProductFacts], at: int) -> int:
    """Store the products whose facts changed, as of `at`; return how many did.

    Of a product told twice the last word counts. A later word stays later on a clock that stood
    still or went back, so a version once read is never overwritten.
    """
    rows = []
    for entry in {entry.id: entry for entry in facts}.values():
        known = await product(store, site, entry.id)
        if known is not None and replace(known, as_of=0) == replace(entry, as_of=0):
            continue
        as_of = at if known is None else max(at, known.as_of + 1)
        stamped = _encoder.encode(replace(entry, as_of=as_of))
        rows.append({"site": site, "id": entry.id, "as_of": as_of, "facts": stamped})
    if rows:
        async with store.write() as connection:
            await connection.execute(insert(products), rows)
    return len(rows)
