"""What product pages say to search engines, learnt from visits, where nobody has stated a product.

Anybody can send a visit, so what a page says only fills gaps: it never replaces what the backend or a feed
said, it counts when several visitors were shown the same, and no claim ever rests on it.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from waverly.catalogue import ProductFacts
from waverly.storage import JournalRow, Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.chores.cursor_rows import move_cursor, position_of
from waverly.storage.log.session_rows import last_id, rows_since
from waverly.wire import Batch, decode_batch
from waverly.wire.page import path_here

VISITORS = 3
"""Visitors who must have been shown the same."""

AT_ONCE = 500
MOST_ROWS = 100_000
"""Batches read in one go; the next go goes on from there."""

SPOKEN = frozenset({"url", "price", "currency", "availability", "category", "brand"})
"""What a page may say of a product besides its name."""

VisitorsOf = dict[bytes, set[str]]
"""What was told of a product, as JSON, with the visitors who were shown it."""

_encoder = msgspec.json.Encoder()
_facts_in = msgspec.json.Decoder(ProductFacts)


async def read_pages(store: Store, site: str, at: int) -> int:
    """Learn from the visits since the last time; return how many products are new or changed."""
    name = f"pages:{site}"
    position = await position_of(store, name)
    if position is None:
        await move_cursor(store, name, await last_id(store))
        return 0
    seen: VisitorsOf = defaultdict(set)
    for _ in range(MOST_ROWS // AT_ONCE):
        rows = await rows_since(store, site, position, AT_ONCE)
        if not rows:
            break
        _note([row for _, row in rows], seen)
        position = rows[-1][0]
    await move_cursor(store, name, position)
    fates = await remember_products(store, site, _agreed(seen), at, spoken=SPOKEN)
    return fates.count(None)


def _note(rows: Iterable[JournalRow], seen: VisitorsOf) -> None:
    for row in rows:
        batch = decode_batch(row.body)
        facts = _facts(batch)
        if facts is not None and not batch.preview:
            seen[_encoder.encode(facts)].add(batch.visitor)


def _facts(batch: Batch) -> ProductFacts | None:
    page = batch.page
    if page is None or page.product is None or page.product.name is None:
        return None
    if not (page.source or "").startswith("jsonld"):
        return None
    product = page.product
    return ProductFacts(
        id=product.id,
        name=page.product.name,
        source="page",
        url=path_here(page.path),
        price=product.price,
        currency=product.currency,
        availability=product.availability,
        category=product.category,
        brand=product.brand,
    )


def _agreed(seen: VisitorsOf) -> list[ProductFacts]:
    """Return each product as most visitors saw it, if enough did."""
    best: dict[str, tuple[int, ProductFacts]] = {}
    for told, visitors in seen.items():
        facts = _facts_in.decode(told)
        known = best.get(facts.id)
        if len(visitors) >= VISITORS and (known is None or len(visitors) > known[0]):
            best[facts.id] = (len(visitors), facts)
    return [facts for _, facts in best.values()]
