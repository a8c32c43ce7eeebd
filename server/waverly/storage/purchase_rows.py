"""Purchases by visitor, for labels and for reports."""

from collections import defaultdict

from sqlalchemy import select

from waverly.storage.store import Store
from waverly.storage.tables import outcomes


async def purchases_by_visitor(store: Store, site: str) -> dict[str, list[int]]:
    """Return each buyer's purchase instants (milliseconds), oldest first."""
    statement = (
        select(outcomes.c.visitor, outcomes.c.at)
        .where(outcomes.c.site == site, outcomes.c.kind == "purchased")
        .order_by(outcomes.c.at)
    )
    found: dict[str, list[int]] = defaultdict(list)
    async with store.read() as connection:
        for visitor, at in await connection.execute(statement):
            found[visitor].append(at)
    return found
