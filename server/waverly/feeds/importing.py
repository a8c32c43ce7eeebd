"""Reads a feed into the catalogue, once, however often it is run."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from waverly.catalogue import ProductFacts, ShopFacts
from waverly.feeds.google import SPOKEN_BY_COLUMN, item_of
from waverly.feeds.grouping import products_from
from waverly.feeds.own import own_feed, product_from, spoken_by
from waverly.feeds.records import Record, form_of, json_of, records_of
from waverly.feeds.report import FeedReport, Notes
from waverly.storage import Store
from waverly.storage.catalogue.feed_rows import Form
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.catalogue.shop_rows import remember_shop

BATCH = 500
"""Products written between two notes of how far it has come."""

OnStage = Callable[[str, int], None]
"""Told the stage (`read` or `write`) and how many records or products are done."""


class Understood(Struct, kw_only=True):
    """A feed's content in the catalogue's words. `spoken` are the fields it speaks of."""

    records: int
    products: list[ProductFacts]
    spoken: frozenset[str]
    shop: ShopFacts | None = None


async def import_feed(
    store: Store,
    site: str,
    path: Path,
    at: int,
    on_stage: OnStage,
    *,
    form: Form | None = None,
    source: str = "",
) -> FeedReport:
    """Read the feed at `path` into the catalogue as of `at` (server milliseconds).

    `form` is told by its content unless given; `source` names it in the report. Raises DataError
    when the file cannot be read to its end: then nothing of it is taken.
    """
    form = form or form_of(path)
    notes = Notes()
    found = _json(path, notes) if form == "json" else _google(path, form, at, notes, on_stage)
    on_stage("read", found.records)
    changed = 0
    for done, part in enumerate(_parts(found.products)):
        fates = await remember_products(store, site, part, at, spoken=found.spoken)
        changed += fates.count(None)
        on_stage("write", done * BATCH + len(part))
    shop_changed = found.shop is not None and await remember_shop(store, site, found.shop, at)
    return FeedReport(
        source=source or path.name,
        format=form,
        records=found.records,
        products=len(found.products),
        variants=sum(len(product.variants) for product in found.products),
        changed=changed,
        same=len(found.products) - changed,
        shop_changed=shop_changed,
        missed=notes.missed(),
        unused=dict(notes.unused.most_common()),
    )


def _google(path: Path, form: Form, at: int, notes: Notes, on_stage: OnStage) -> Understood:
    columns: set[str] = set()
    items = []
    count = 0
    for record in _counted(records_of(path, form), on_stage):
        count += 1
        columns.update(record)
        item = item_of(record, at, notes)
        if item is not None:
            items.append(item)
    spoken = {field for column in columns for field in SPOKEN_BY_COLUMN.get(column, ())}
    return Understood(records=count, products=products_from(items), spoken=frozenset(spoken))


def _json(path: Path, notes: Notes) -> Understood:
    feed = own_feed(json_of(path), notes)
    read = [product_from(record, notes) for record in feed.records]
    return Understood(
        records=len(feed.records),
        products=[product for product in read if product is not None],
        spoken=spoken_by(feed.records),
        shop=feed.shop,
    )


def _counted(records: Iterator[Record], on_stage: OnStage) -> Iterator[Record]:
    for number, record in enumerate(records):
        if number % BATCH == 0:
            on_stage("read", number)
        yield record


def _parts(products: list[ProductFacts]) -> Iterator[list[ProductFacts]]:
    rest = iter(products)
    while part := list(islice(rest, BATCH)):
        yield part
