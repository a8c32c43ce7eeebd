"""How far a store is set up, in one query."""

from msgspec import Struct
from sqlalchemy import func, select

from waverly.sessions import IMPORTED
from waverly.storage.catalogue.catalogue_tables import products
from waverly.storage.store import Store
from waverly.storage.tables import outcomes, policy_applications, sessions, sites


class SetUp(Struct, frozen=True, kw_only=True):
    """How far a store has come.

    `created_at` is server milliseconds; `applied` counts how often campaigns were put in force, the
    first time by `waverly init`. What was imported says nothing of that: it came before.
    """

    created_at: int
    has_origins: bool
    is_heard: bool
    has_products: bool
    has_orders: bool
    applied: int


async def set_up_of(store: Store, site: str) -> SetUp | None:
    """Return how far a store is set up, or None when there is no such store."""
    ordered = select(outcomes.c.id).where(
        outcomes.c.site == site,
        outcomes.c.kind == "purchased",
        outcomes.c.session.not_like(f"{IMPORTED}%"),
    )
    heard = select(sessions.c.id).where(
        sessions.c.site == site, sessions.c.id.not_like(f"{IMPORTED}%")
    )
    applied = select(func.count()).where(policy_applications.c.site == site)
    statement = select(
        sites.c.created_at,
        (sites.c.origins != "").label("has_origins"),
        heard.exists().label("is_heard"),
        select(products.c.id).where(products.c.site == site).exists().label("has_products"),
        ordered.exists().label("has_orders"),
        applied.scalar_subquery().label("applied"),
    ).where(sites.c.key == site)
    async with store.read() as connection:
        row = (await connection.execute(statement)).one_or_none()
    return None if row is None else SetUp(**row._mapping)
