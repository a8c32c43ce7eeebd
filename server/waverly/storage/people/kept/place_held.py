"""The journal's last number, held when its row goes.

SQLite numbers a new row after the highest there is. Were the last one deleted, its number would be given
again, and whoever had read up to it would pass over a batch. So its row stays, with nothing in it, until
another row comes after it.
"""

from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.tables import NOBODYS, journal


async def delete_rows(
    connection: AsyncConnection, table: Table, theirs: ColumnElement[bool]
) -> int:
    """Delete rows of a table, holding the journal's last number; return how many went."""
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
