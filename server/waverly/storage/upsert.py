"""Insert, or replace the row with the same key, in the same way on both databases."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.insert_once import insert_into


async def upsert(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Write `rows`, each in place of the row with its primary key, if there is one."""
    if rows:
        await connection.execute(_statement(connection, table, None), list(rows))


async def upsert_newer(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, object]], by: str
) -> set[tuple[object, ...]]:
    """Write `rows`, one for each primary key, but none in place of one that is as new by the column `by`.

    Returns the primary keys of those that were written.
    """
    if not rows:
        return set()
    statement = _statement(connection, table, by).returning(*table.primary_key)
    return {tuple(row) for row in await connection.execute(statement, list(rows))}


def _statement(
    connection: AsyncConnection, table: Table, by: str | None
) -> postgresql.Insert | sqlite.Insert:
    statement = insert_into(connection, table)
    keys = [column.name for column in table.primary_key]
    changed = {
        column.name: statement.excluded[column.name]
        for column in table.columns
        if column.name not in keys
    }
    is_newer = None if by is None else statement.excluded[by] > table.c[by]
    return statement.on_conflict_do_update(index_elements=keys, set_=changed, where=is_newer)
