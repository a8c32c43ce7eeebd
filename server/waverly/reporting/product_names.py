"""What to call the products a session speaks of: as the catalogue does, else as the pages did."""

from collections.abc import Iterable

from waverly.reporting.words import product_in
from waverly.storage import Row, Store
from waverly.storage.catalogue.product_rows import products_of
from waverly.wire import read_batch


async def product_names(store: Store, site: str, rows: Iterable[Row]) -> dict[str, str]:
    """Return the names of all products in some rows of the journal, by id."""
    told: dict[str, str] = {}
    seen: set[str] = set()
    for row in rows:
        batch, events = read_batch(row.body)
        product = None if batch.page is None else batch.page.product
        if product is not None and product.name:
            told[product.id] = product.name
        seen |= {product_in(event) for event in events.good}
    known = await products_of(store, site, (seen | set(told)) - {""})
    return told | {key: each.facts.name for key, each in known.items()}
