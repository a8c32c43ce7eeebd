"""Every price a product had, and since when."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import and_, func, select

from waverly.catalogue import PricePoint, ProductFacts
from waverly.storage.catalogue.catalogue_tables import price_history
from waverly.storage.chunks import chunks
from waverly.storage.store import Store

Key = tuple[str, str]
"""A product and a variant of it; the variant is empty for the product's own price."""


async def prices_of(
    store: Store, site: str, product: str, variant: str = ""
) -> tuple[PricePoint, ...]:
    """Return the prices of a product or a variant, oldest first."""
    statement = select(price_history.c.at, price_history.c.price, price_history.c.currency).where(
        price_history.c.site == site,
        price_history.c.product == product,
        price_history.c.variant == variant,
    )
    async with store.read() as connection:
        rows = await connection.execute(statement.order_by(price_history.c.at))
        return tuple(PricePoint(at=row.at, price=row.price, currency=row.currency) for row in rows)


async def prices_of_many(
    store: Store, site: str, products: Iterable[str]
) -> dict[str, tuple[PricePoint, ...]]:
    """Return the prices of several products, oldest first, by product."""
    table = price_history
    found: dict[str, list[PricePoint]] = {}
    for part in chunks(products):
        statement = select(table.c.product, table.c.at, table.c.price, table.c.currency).where(
            table.c.site == site, table.c.product.in_(part), table.c.variant == ""
        )
        async with store.read() as connection:
            for row in await connection.execute(statement.order_by(table.c.at)):
                point = PricePoint(at=row.at, price=row.price, currency=row.currency)
                found.setdefault(row.product, []).append(point)
    return {product: tuple(points) for product, points in found.items()}


async def price_changes(
    store: Store, site: str, changed: Sequence[ProductFacts]
) -> list[dict[str, object]]:
    """Return the price rows to store for changed products: one for each price that differs from before."""
    before = await _latest(store, site, [facts.id for facts in changed])
    return [
        {
            "site": site,
            "product": facts.id,
            "variant": variant,
            "at": facts.as_of,
            "price": price,
            "currency": facts.currency,
        }
        for facts in changed
        for variant, price in _stated(facts)
        if before.get((facts.id, variant)) != (price, facts.currency)
    ]


def _stated(facts: ProductFacts) -> Iterator[tuple[str, float]]:
    if facts.price is not None:
        yield "", facts.price
    for variant in facts.variants:
        if variant.price is not None:
            yield variant.id, variant.price


async def _latest(
    store: Store, site: str, products: Sequence[str]
) -> dict[Key, tuple[float, str | None]]:
    table = price_history
    found: dict[Key, tuple[float, str | None]] = {}
    for part in chunks(products):
        newest = (
            select(table.c.product, table.c.variant, func.max(table.c.at).label("at"))
            .where(table.c.site == site, table.c.product.in_(part))
            .group_by(table.c.product, table.c.variant)
            .subquery()
        )
        is_newest = and_(
            table.c.product == newest.c.product,
            table.c.variant == newest.c.variant,
            table.c.at == newest.c.at,
        )
        statement = select(table).join(newest, is_newest).where(table.c.site == site)
        async with store.read() as connection:
            for row in await connection.execute(statement):
                found[row.product, row.variant] = (row.price, row.currency)
    return found
