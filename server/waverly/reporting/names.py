"""Names of the products and buttons in a session, from the catalogue, the pages and the overlays."""

from collections.abc import Iterable

from waverly.reporting.words import Names, product_in
from waverly.storage import JournalRow, Store
from waverly.storage.catalogue.product_rows import products_of
from waverly.storage.log.decision_rows import decisions_by_id
from waverly.storage.measured.visit_rows import Visit
from waverly.wire import read_batch
from waverly.wire.interactions import OverlayEngaged, OverlayExposed
from waverly.wire.overlay import AnyOverlay

SHORT = 8
"""Characters at the end of an id that tell visitors apart; the beginning may be alike for all."""


def short_id(identity: str) -> str:
    """Return an id as lists show it: whole, or its end where it is long."""
    if len(identity) <= SHORT + 4:
        return identity
    return f"…{identity[-SHORT:].lstrip('-_')}"


OF_AN_OVERLAY = (OverlayExposed, OverlayEngaged)
"""Events that are told with words of the overlay they are about."""


async def names_in(store: Store, site: str, rows: Iterable[JournalRow]) -> Names:
    """Return the names of all products and buttons in some rows of the journal."""
    told: dict[str, str] = {}
    seen: set[str] = set()
    used: set[str] = set()
    for row in rows:
        batch, events = read_batch(row.body)
        product = None if batch.page is None else batch.page.product
        if product is not None and product.name:
            told[product.id] = product.name
        seen |= {product_in(event) for event in events.good}
        used |= {event.decision for event in events.good if isinstance(event, OF_AN_OVERLAY)}
    known = await products_of(store, site, (seen | set(told)) - {""})
    overlays = await _overlays(store, used)
    return Names(
        products=told | {key: each.facts.name for key, each in known.items()},
        titles={key: each.title for key, each in overlays.items()},
        buttons={
            key: tuple(action.label for action in each.actions) for key, each in overlays.items()
        },
    )


async def product_names(store: Store, site: str, visits: Iterable[Visit]) -> dict[str, str]:
    """Return what the catalogue calls the products that were seen, by id."""
    return await catalogue_names(
        store, site, {view.product for visit in visits for view in visit.views if view.product}
    )


async def catalogue_names(store: Store, site: str, products: Iterable[str]) -> dict[str, str]:
    """Return what the catalogue calls some products, by id; of those it knows."""
    known = await products_of(store, site, set(products))
    return {key: each.facts.name for key, each in known.items()}


async def _overlays(store: Store, decisions: set[str]) -> dict[str, AnyOverlay]:
    """Return the overlay each decision showed."""
    known = await decisions_by_id(store, decisions) if decisions else {}
    return {
        name: record.shown.overlay for name, record in known.items() if record.shown is not None
    }
