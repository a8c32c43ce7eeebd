"""All that is known about a product and its shop at one moment, read together."""

import msgspec
from msgspec.structs import replace

from waverly.catalogue import Known, PricePoint, ProductFacts, ShopFacts, Sight
from waverly.storage.answer_parts import by_part
from waverly.storage.catalogue.known_query import KNOWN
from waverly.storage.catalogue.shop_rows import confirmed_offers
from waverly.storage.store import Store

SIMILAR = 6
"""Other products of the category that are read for comparisons, which show at most four."""

LATEST = 2**62
"""Later than any word: whatever is the newest is wanted."""

_products = msgspec.json.Decoder(ProductFacts)
_shops = msgspec.json.Decoder(ShopFacts)


async def latest_known(store: Store, site: str, identity: str | None, at: int) -> Known:
    """Return what is known now, at `at`, of a product, its category and the shop."""
    known = await _read(store, site, identity, LATEST, LATEST)
    stamps = [known.product, *known.similar, known.shop]
    newest = max((each.as_of for each in stamps if each is not None), default=0)
    return replace(known, read_at=max(at, newest))


async def known_then(
    store: Store, site: str, identity: str | None, sight: Sight, version: int | None
) -> Known:
    """Return what a decision knew, read again: `version` is the product's `as_of` in its record."""
    known = await _read(store, site, identity, sight.read_at, version or sight.read_at)
    return replace(
        known,
        read_at=sight.read_at,
        confirmed_at=sight.confirmed_at,
        offers=sight.offers,
        found=sight.found,
        held=sight.held,
        wished=sight.wished,
        case=sight.case,
    )


async def with_offers(store: Store, site: str, known: Known, visitor: str, at: int) -> Known:
    """Return it with the personal offers confirmed for a visitor, if the shop has any."""
    if known.shop is None or not any(offer.personal for offer in known.shop.offers):
        return known
    return replace(known, offers=await confirmed_offers(store, site, visitor, at))


async def _read(store: Store, site: str, identity: str | None, until: int, version: int) -> Known:
    rows = await store.ask(
        KNOWN, site=site, product=identity, version=version, until=until, similar=SIMILAR
    )
    parts = by_part(rows)
    shop = next((_shops.decode(content) for content, *_ in parts.get("shop", ())), None)
    if "product" not in parts:
        return Known(shop=shop)
    ((content, confirmed_at, _, _),) = parts["product"]
    facts = _products.decode(content)
    prices = [
        PricePoint(at=at, price=price, currency=currency)
        for _, at, price, currency in parts.get("price", ())
    ]
    similar = [_products.decode(content) for content, *_ in parts.get("similar", ())]
    return Known(
        product=facts,
        confirmed_at=confirmed_at or facts.as_of,
        prices=tuple(sorted(prices, key=lambda point: point.at)),
        similar=tuple(sorted(similar, key=lambda other: other.id)),
        shop=shop,
    )
