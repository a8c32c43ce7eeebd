"""The result for each record that a backend reports: why it is not stored, or None."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.upsert import upsert_newer
from waverly.wire.records import Why

Row = dict[str, object]


def with_gaps(
    is_asked: Iterable[bool], fates: Iterable[Why | None], otherwise: Why
) -> list[Why | None]:
    """Return the results of the records looked at, in their places, and `otherwise` for the rest."""
    rest = iter(fates)
    return [next(rest) if each else otherwise for each in is_asked]


def new_by_key(keys: Sequence[str], stored: Iterable[str]) -> list[Why | None]:
    """Return the results of records that are stored once per key: the first one with a new key counts."""
    left = set(stored)
    fates: list[Why | None] = []
    for key in keys:
        fates.append(None if key in left else "known")
        left.discard(key)
    return fates


async def keep_latest(
    connection: AsyncConnection, table: Table, rows: Sequence[Row], by: str, said: Sequence[int]
) -> list[Why | None]:
    """Write for each primary key the latest row (by `said`), if it is newer than the stored one.

    Of two with the same instant the first holds, whether in one request or in two.
    """
    names = [column.name for column in table.primary_key]
    keys = [tuple(row[name] for name in names) for row in rows]
    latest: dict[tuple[object, ...], int] = {}
    for index, key in enumerate(keys):
        if key not in latest or said[index] > said[latest[key]]:
            latest[key] = index
    chosen = [rows[index] for index in latest.values()]
    written = await upsert_newer(connection, table, chosen, by)
    return [
        None if latest[key] == index and key in written else "not_newer"
        for index, key in enumerate(keys)
    ]
