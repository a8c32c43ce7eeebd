"""Queries on SQLite: on a read-only connection, beside the one that writes the journal."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from waverly.storage.prepared_query import AnswerRow, PreparedQuery, Values
from waverly.storage.sqlite_thread import SqliteThread


class SqliteQueryRunner:
    """Runs queries on one file."""

    def __init__(self, file: Path) -> None:
        self._thread = SqliteThread(file, "asking")

    async def ask(self, query: PreparedQuery, values: Values) -> Sequence[AnswerRow]:
        """Return the rows of the answer."""
        text, own = query.in_sqlite
        told = {**own, **values}

        def answer(connection: sqlite3.Connection) -> Sequence[AnswerRow]:
            return connection.execute(text, told).fetchall()

        return await self._thread.run(answer)

    async def close(self) -> None:
        """Close the file."""
        await self._thread.close()
