"""Which sessions have grown, for code that caches replayed sessions."""

from sqlalchemy import select

from waverly.storage.store import Store
from waverly.storage.tables import journal

MARGIN = 5_000
"""PostgreSQL gives ids before it commits: rows this far back may have appeared since."""


async def sessions_after(store: Store, site: str, position: int) -> frozenset[str]:
    """Return the sessions that may have had batches since the journal was at `position`."""
    statement = (
        select(journal.c.session)
        .where(journal.c.id > position - MARGIN, journal.c.site == site)
        .distinct()
    )
    async with store.read() as connection:
        return frozenset(session for (session,) in await connection.execute(statement))
