"""Since when a site's visits are kept: of earlier ones only sums are left."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.clock import day_of
from waverly.storage.measured.measured_tables import kept_since as table
from waverly.storage.store import Store
from waverly.storage.upsert import upsert


async def kept_since(store: Store, site: str) -> int:
    """Return the instant (milliseconds) from which on visits are kept, 0 while all of them are."""
    async with store.read() as connection:
        return await _since(connection, site)


async def keep_since(connection: AsyncConnection, site: str, at: int) -> None:
    """Set since when a site's visits are kept. It never goes back: what was deleted stays deleted."""
    last = max(at, await _since(connection, site))
    await upsert(connection, table, [{"site": site, "at": last}])


async def latest_kept_since(store: Store, site: str | None = None) -> int:
    """Return the latest instant before which something is gone, of a site or of any; 0 while all is kept."""
    statement = select(func.max(table.c.at))
    if site is not None:
        statement = statement.where(table.c.site == site)
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar() or 0


async def gone_before(store: Store, site: str | None = None) -> str:
    """Return a sentence on what is no longer kept, of a site or of any; empty while all is."""
    since = await latest_kept_since(store, site)
    return f"What was before {day_of(since)} is no longer kept." if since else ""


async def gone_of(store: Store, site: str, since: int) -> str:
    """Return that sentence where it is about the time from `since` (milliseconds) on; else nothing."""
    return await gone_before(store, site) if since < await kept_since(store, site) else ""


async def _since(connection: AsyncConnection, site: str) -> int:
    found = await connection.execute(select(table.c.at).where(table.c.site == site))
    return found.scalar() or 0
