"""The journal's writer on PostgreSQL: asyncpg's connections never wait for a thread."""

from collections.abc import Mapping, Sequence

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from waverly.errors import ErasedVisitor, StaleSession
from waverly.storage.entry import Entry
from waverly.storage.log.journal import Refusal
from waverly.storage.log.journal_rows import Values, batches_of, columns_of, other_rows, without
from waverly.storage.people.erased.marks import erased_at, is_refused, mark_of
from waverly.storage.tables import journal

_KEY = ("site", "session", "version")
_INSERT_BATCHES = (
    insert(journal)
    .on_conflict_do_nothing(index_elements=_KEY)
    .returning(journal.c.site, journal.c.session, journal.c.version)
)


class PostgresqlWriter:
    """Writes groups of entries over one connection of an engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def write(self, entries: Sequence[Entry]) -> Mapping[int, Refusal]:
        """Commit `entries`; return the positions of those that were refused, and why."""
        async with self._engine.begin() as connection:
            refused = await _erased_in(connection, entries)
            kept = [place for place in range(len(entries)) if place not in refused]
            stale = await _write_batches(connection, batches_of([entries[at] for at in kept]))
            refused |= {kept[place]: StaleSession for place in stale}
            for table, rows in other_rows(without(entries, refused)).by_table():
                if rows:
                    named = [dict(zip(columns_of(table), row, strict=True)) for row in rows]
                    await connection.execute(insert(table).on_conflict_do_nothing(), named)
        return refused

    async def close(self) -> None:
        """Do nothing: the engine is closed by its owner."""


async def _erased_in(connection: AsyncConnection, entries: Sequence[Entry]) -> dict[int, Refusal]:
    """Return the positions of entries whose visitor was erased of late."""
    marks = [mark_of(entry.site, entry.visitor) for entry in entries]
    erased = await erased_at(connection, marks)
    return {
        place: ErasedVisitor
        for place, (mark, entry) in enumerate(zip(marks, entries, strict=True))
        if is_refused(erased.get(mark), entry.received_at)
    }


async def _write_batches(connection: AsyncConnection, rows: Sequence[Values]) -> set[int]:
    if not rows:
        return set()
    named = [dict(zip(columns_of(journal), row, strict=True)) for row in rows]
    written = {tuple(row) for row in await connection.execute(_INSERT_BATCHES, named)}
    return _positions_not_in(written, [row[: len(_KEY)] for row in rows])


def _positions_not_in(written: set[Values], keys: Sequence[Values]) -> set[int]:
    """Return the positions of keys that were not written; of two alike the first was."""
    late = set()
    for position, key in enumerate(keys):
        if key in written:
            written.remove(key)
        else:
            late.add(position)
    return late
