"""Holds the journal's last id when its row is deleted.

SQLite gives a new row the id after the highest there is. If the last row were deleted, its id would be given
again, and a reader that had read up to it would miss a batch. So that row stays, emptied, until another row
comes after it.
"""

from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.tables import NOBODYS, journal


async def delete_rows(
    connection: AsyncConnection, table: Table, theirs: ColumnElement[bool]
) -> int:
    """Delete rows of a table, holding the journal's last id; return how many were deleted."""
    held = await _hold_place(connection, theirs) if table is journal else 0
    return held + (await connection.execute(delete(table).where(theirs))).rowcount


async def _hold_place(connection: AsyncConnection, theirs: ColumnElement[bool]) -> int:
    """Empty the journal's last row if it is among those about to be deleted; return how many were emptied."""
    last = (await connection.execute(select(func.max(journal.c.id)))).scalar()
    if last is None:
        return 0
    passed = delete(journal).where(journal.c.site == NOBODYS, journal.c.id < last)
    await connection.execute(passed)
    nothing = {"site": NOBODYS, "session": "", "version": 0, "received_at": 0, "body": b""}
    emptied = update(journal).where(journal.c.id == last, theirs).values(**nothing)
    return (await connection.execute(emptied)).rowcount
