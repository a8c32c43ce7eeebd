"""Deletes what is older than the kept period, in small steps: batches are written in between."""

from collections.abc import Sequence

from sqlalchemy import Table, select, tuple_

from waverly.storage.measured.kept_since_rows import keep_since
from waverly.storage.measured.measured_tables import enrolments
from waverly.storage.measured.progress_rows import Reached, take_turn
from waverly.storage.measured.rewinding import READ, abort_turn, rewind
from waverly.storage.measured.statistic_rows import Table as Sums
from waverly.storage.measured.statistic_rows import write_past
from waverly.storage.people.kept.id_placeholder import delete_rows
from waverly.storage.people.kept.past import BY_SESSION, PAST
from waverly.storage.store import Store
from waverly.storage.tables import journal, sessions

ROWS_A_STEP = 500


async def begin_at(store: Store, site: str, at: int, turn: Reached) -> bool:
    """Set since when visits are kept; return False if the measuring has advanced meanwhile."""
    async with store.write() as connection:
        if not await take_turn(connection, site, turn):
            return False
        await keep_since(connection, site, at)
    return True


async def sessions_before(
    store: Store, site: str, before: int, counted: int, most: int
) -> list[str]:
    """Return the earliest sessions opened before an instant, without those that grew after `counted`."""
    earliest = (
        select(sessions.c.id)
        .where(PAST[sessions](site, before))
        .order_by(sessions.c.opened_at)
        .limit(most)
    )
    async with store.read() as connection:
        found = (await connection.execute(earliest)).scalars().all()
        more = select(journal.c.session).where(
            journal.c.site == site, journal.c.session.in_(found), journal.c.id > counted
        )
        not_counted = set((await connection.execute(more)).scalars())
    return [session for session in found if session not in not_counted]


async def forget_sessions(
    store: Store, site: str, names: Sequence[str], past: Sums, turn: Reached
) -> int | None:
    """Delete some sessions; `past` are the sums that outlast their rows, with what their visits add.

    Returns how many rows were deleted; None, and nothing is deleted, if the measuring has advanced meanwhile.
    """
    count = 0
    async with store.write() as connection:
        if not await take_turn(connection, site, turn):
            return None
        for table in BY_SESSION:
            name = table.c.id if table is sessions else table.c.session
            count += await delete_rows(connection, table, (table.c.site == site) & name.in_(names))
        await write_past(connection, site, past)
    return count


async def forget_rows(store: Store, site: str, before: int) -> int:
    """Delete everything else from before an instant; return how many rows were deleted."""
    others = [table for table in PAST if table not in (*BY_SESSION, enrolments)]
    return sum([await _forget(store, site, table, before) for table in others])


async def _forget(store: Store, site: str, table: Table, before: int) -> int:
    of_past = PAST[table](site, before)
    key = tuple_(*table.primary_key)
    count = 0
    while True:
        # Found by a reader first: scanning a table without an index must not block writes.
        async with store.read() as connection:
            look = select(*table.primary_key).where(of_past).limit(ROWS_A_STEP)
            found = [tuple(row) for row in await connection.execute(look)]
        if not found:
            return count
        async with store.write() as connection:
            if table in READ.values():
                await abort_turn(connection, site)
            count += await delete_rows(connection, table, key.in_(found) & of_past)
            if table in READ.values():
                await rewind(connection, site)
