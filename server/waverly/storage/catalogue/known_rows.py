"""All that is known of a product and its shop at one moment, read together."""

from msgspec.structs import replace

from waverly.catalogue import Known, ProductFacts, Sight
from waverly.storage.catalogue.price_rows import prices_of
from waverly.storage.catalogue.product_rows import products_in, stated_product
from waverly.storage.catalogue.shop_rows import confirmed_offers, shop
from waverly.storage.store import Store

SIMILAR = 6
"""Other products of the category that are read for comparisons, which show at most four."""


async def latest_known(store: Store, site: str, identity: str | None, at: int) -> Known:
    """Return what is known now, at `at`, of a product, its category and the shop."""
    known = await _read(store, site, identity, None, None)
    stamps = [known.product, *known.similar, known.shop]
    newest = max((each.as_of for each in stamps if each is not None), default=0)
    return replace(known, read_at=max(at, newest))


async def known_then(
    store: Store, site: str, identity: str | None, sight: Sight, version: int | None
) -> Known:
    """Return what a decision knew, read anew: `version` is the product's `as_of` in its record."""
    known = await _read(store, site, identity, sight.read_at, version)
    return replace(
        known,
        read_at=sight.read_at,
        confirmed_at=sight.confirmed_at,
        offers=sight.offers,
        found=sight.found,
    )


async def _read(
    store: Store, site: str, identity: str | None, until: int | None, version: int | None
) -> Known:
    shop_then = await shop(store, site, as_of=until)
    stated = None
    if identity is not None:
        stated = await stated_product(store, site, identity, as_of=version or until)
    if stated is None:
        return Known(shop=shop_then)
    facts = stated.facts
    return Known(
        product=facts,
        confirmed_at=stated.confirmed_at,
        prices=await prices_of(store, site, facts.id, as_of=facts.as_of),
        similar=await _similar(store, site, facts, until),
        shop=shop_then,
    )


async def with_offers(store: Store, site: str, known: Known, visitor: str, at: int) -> Known:
    """Return the same with the personal offers confirmed for a visitor, where the shop has any."""
    if known.shop is None or not any(offer.personal for offer in known.shop.offers):
        return known
    return replace(known, offers=await confirmed_offers(store, site, visitor, at))


async def _similar(
    store: Store, site: str, facts: ProductFacts, until: int | None
) -> tuple[ProductFacts, ...]:
    if facts.category is None:
        return ()
    limit = SIMILAR + 1
    found = await products_in(store, site, facts.category, as_of=until, limit=limit)
    return tuple(other for other in found if other.id != facts.id)[:SIMILAR]
