"""The journal's writer on SQLite: one connection and one thread, one statement for many rows.

The driver gives up the interpreter for every statement it runs and has to win it back from the thread
that answers. Row by row that costs more than the writing; in one statement it happens once for many.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Table

from waverly.storage.entry import Entry
from waverly.storage.log.journal_rows import Told, Values, batches_of, columns_of, told_by
from waverly.storage.sqlite_thread import SqliteThread
from waverly.storage.tables import journal

SIZES = (64, 16, 4, 1)
"""Rows a statement may have: few sizes, so that each is prepared once and kept."""


class SqliteWriter:
    """Writes groups of entries to one file."""

    def __init__(self, file: Path) -> None:
        self._thread = SqliteThread(file, "journal")

    async def write(self, entries: Sequence[Entry]) -> set[int]:
        """Commit `entries`; return the positions of those that came too late."""
        batches = batches_of(entries)
        told = told_by(entries)
        if await self._thread.run(lambda connection: _write_all(connection, batches, told)):
            return set()
        return await self._thread.run(lambda connection: _write_singly(connection, entries))

    async def close(self) -> None:
        """Let go of the file."""
        await self._thread.close()


class _SomeStale(Exception):
    """Fewer batches were written than given, and the database cannot say which."""


def _write_all(connection: sqlite3.Connection, batches: list[Values], told: Told) -> bool:
    """Write everything and return true; or nothing, and false when a batch's version exists."""
    try:
        with _transaction(connection):
            if _insert(connection, journal, batches) < len(batches):
                raise _SomeStale
            _insert_told(connection, told)
    except _SomeStale:
        return False
    return True


def _write_singly(connection: sqlite3.Connection, entries: Sequence[Entry]) -> set[int]:
    with _transaction(connection):
        stale = {
            position
            for position, row in enumerate(batches_of(entries))
            if not _insert(connection, journal, [row])
        }
        kept = [entry for position, entry in enumerate(entries) if position not in stale]
        _insert_told(connection, told_by(kept))
    return stale


def _insert_told(connection: sqlite3.Connection, told: Told) -> None:
    for table, rows in told.by_table():
        _insert(connection, table, rows)


def _insert(connection: sqlite3.Connection, table: Table, rows: list[Values]) -> int:
    """Write the rows whose key is free; return how many that were."""
    written = 0
    for part in _parts(rows):
        values = [value for row in part for value in row]
        written += connection.execute(_statement(table, len(part)), values).rowcount
    return written


def _parts(rows: list[Values]) -> Iterator[list[Values]]:
    begin = 0
    for size in SIZES:
        while len(rows) - begin >= size:
            yield rows[begin : begin + size]
            begin += size


@cache
def _statement(table: Table, rows: int) -> str:
    columns = columns_of(table)
    places = f"({', '.join('?' * len(columns))})"
    names = ", ".join(columns)
    every = ", ".join([places] * rows)
    return f"INSERT INTO {table.name} ({names}) VALUES {every} ON CONFLICT DO NOTHING"  # noqa: S608


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit at the end; roll back on an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # not after a commit
            connection.execute("ROLLBACK")
