"""Who was erased lately, for code that caches something computed from the journal."""

from sqlalchemy import delete, select

from waverly.clock import DAY_MS
from waverly.storage.people.erased.tables import erased
from waverly.storage.store import Store

KEPT_MS = 90 * DAY_MS
"""How long a mark is kept: what is made of the journal in files drops the erased when it is renewed."""


async def erasures_of(store: Store, site: str) -> dict[str, int]:
    """Return when each of a site's erased was, by mark."""
    async with store.read() as connection:
        statement = select(erased.c.mark, erased.c.at).where(erased.c.site == site)
        return {row.mark: row.at for row in await connection.execute(statement)}


async def forget_marks(store: Store, before: int) -> None:
    """Delete the marks of those erased before an instant."""
    async with store.write() as connection:
        await connection.execute(delete(erased).where(erased.c.at < before))
