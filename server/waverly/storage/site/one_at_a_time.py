"""Changes of what is in force at a store come one after the other, whichever process makes them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.tables import sites


async def alone_at(connection: AsyncConnection, site: str) -> None:
    """Wait until nobody else changes what is in force at a store; until this transaction ends, nobody does.

    On PostgreSQL this locks the row of the store; SQLite has one writer anyway.
    """
    store = select(sites.c.key).where(sites.c.key == site)
    await connection.execute(store.with_for_update(key_share=True))
