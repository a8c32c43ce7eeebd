"""Which products are looked at together: replaced as a whole, read as a whole."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import delete, insert, select

from waverly.storage.catalogue.co_view_tables import co_views
from waverly.storage.store import Store

_ROWS = 5_000
"""Rows of one INSERT, below what a statement may hold."""


class CoView(Struct, frozen=True, kw_only=True):
    """`visitors` looked at `product` and `other` in one visit; `rank` 0 is the most alike."""

    product: str
    rank: int
    other: str
    visitors: int


async def replace_co_views(store: Store, site: str, found: Sequence[CoView]) -> None:
    """Replace a site's earlier ones with these."""
    rows = [
        {"site": site} | {name: getattr(each, name) for name in CoView.__struct_fields__}
        for each in found
    ]
    async with store.write() as connection:
        await connection.execute(delete(co_views).where(co_views.c.site == site))
        for start in range(0, len(rows), _ROWS):
            await connection.execute(insert(co_views), rows[start : start + _ROWS])


async def co_views_of(store: Store, site: str) -> dict[str, tuple[str, ...]]:
    """Return for each product of a site what is looked at with it, most alike first."""
    statement = (
        select(co_views.c.product, co_views.c.other)
        .where(co_views.c.site == site)
        .order_by(co_views.c.product, co_views.c.rank)
    )
    found: dict[str, tuple[str, ...]] = {}
    async with store.read() as connection:
        for product, other in await connection.execute(statement):
            found[product] = (*found.get(product, ()), other)
    return found
