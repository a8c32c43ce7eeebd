"""Empties SQLite's write-ahead log: what was deleted from the file must not remain there either."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from waverly.storage.engine import sqlite_file
from waverly.storage.sqlite_thread import connect


async def empty_log(url: str) -> None:
    """Copy the log into the file and truncate it, unless somebody is reading; a server does this itself.

    It does not wait: a log in use is overwritten from its beginning once it has reached its size.
    """
    file = sqlite_file(url)
    if file is not None:
        await asyncio.to_thread(_empty, file)


def _empty(file: Path) -> None:
    with closing(connect(file)) as connection:
        connection.execute("PRAGMA busy_timeout=0")
        try:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # copies most, while others write
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError:
            return  # somebody writes: the next erasure, or the log's own size, does it
