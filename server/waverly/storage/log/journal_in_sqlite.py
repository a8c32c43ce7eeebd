"""The journal's writer on SQLite: one connection and one thread, one statement for many rows.

The driver releases the interpreter lock for every statement and has to get it back from the thread that
answers shoppers. Row by row that costs more than the writing; with one statement it happens once for many.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Table

from waverly.errors import ErasedVisitor, StaleSession
from waverly.storage.entry import Entry
from waverly.storage.log.journal import Refusal
from waverly.storage.log.journal_rows import (
    OtherRows,
    Values,
    batches_of,
    columns_of,
    other_rows,
    without,
)
from waverly.storage.people.erased.marks import is_refused, mark_of
from waverly.storage.sqlite_thread import SqliteThread
from waverly.storage.tables import journal

SIZES = (64, 16, 4, 1)
"""Rows a statement may have: few sizes, so that each is prepared once and kept."""

_ERASED = "SELECT mark, at FROM erased WHERE mark IN (SELECT value FROM json_each(?))"
"""One parameter for any number of marks, for the same reason."""


class SqliteWriter:
    """Writes groups of entries to one file."""

    def __init__(self, file: Path) -> None:
        self._thread = SqliteThread(file, "journal", writes=True)

    async def write(self, entries: Sequence[Entry]) -> Mapping[int, Refusal]:
        """Commit `entries`; return the positions of those that were refused, and why."""
        marks = [mark_of(entry.site, entry.visitor) for entry in entries]
        asked = json.dumps(marks)
        batches = batches_of(entries)
        others = other_rows(entries)
        if await self._thread.run(
            lambda connection: _write_all(connection, asked, batches, others)
        ):
            return {}
        return await self._thread.run(lambda connection: _write_singly(connection, marks, entries))

    async def close(self) -> None:
        """Close the file."""
        await self._thread.close()


class _SomeRefused(Exception):
    """Fewer batches were written than given, or somebody was erased: each has to be checked singly."""


def _write_all(
    connection: sqlite3.Connection, marks: str, batches: list[Values], others: OtherRows
) -> bool:
    """Write everything and return true; or nothing, and false when something is to be refused."""
    try:
        with _transaction(connection):
            if connection.execute(_ERASED, (marks,)).fetchone() is not None:
                raise _SomeRefused
            if _insert(connection, journal, batches) < len(batches):
                raise _SomeRefused
            _insert_others(connection, others)
    except _SomeRefused:
        return False
    return True


def _write_singly(
    connection: sqlite3.Connection, marks: Sequence[str], entries: Sequence[Entry]
) -> dict[int, Refusal]:
    refused: dict[int, Refusal] = {}
    with _transaction(connection):
        erased = dict(connection.execute(_ERASED, (json.dumps(marks),)).fetchall())
        for position, (mark, entry) in enumerate(zip(marks, entries, strict=True)):
            if is_refused(erased.get(mark), entry.received_at):
                refused[position] = ErasedVisitor
            elif not _insert(connection, journal, batches_of([entry])):
                refused[position] = StaleSession
        _insert_others(connection, other_rows(without(entries, refused)))
    return refused


def _insert_others(connection: sqlite3.Connection, others: OtherRows) -> None:
    for table, rows in others.by_table():
        _insert(connection, table, rows)


def _insert(connection: sqlite3.Connection, table: Table, rows: list[Values]) -> int:
    """Write the rows whose key is free; return how many there were."""
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
