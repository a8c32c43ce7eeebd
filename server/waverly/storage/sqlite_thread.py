"""A connection to an SQLite file with a thread of its own, for the fewest hops between threads.

A general driver sends each execute, each fetch and each close to its thread and waits: four hops for
one query. Here a whole piece of work is handed over at once.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from waverly.storage.engine import PRAGMAS
from waverly.storage.opened_file import OpenedFile

Result = TypeVar("Result")


class SqliteThread:
    """Does pieces of work on one connection, one after the other; it is opened with the first.

    One that `writes` refuses to once its file is gone.
    """

    def __init__(self, file: Path, name: str, *, writes: bool = False) -> None:
        self._file = file
        self._writes = writes
        self._opened: OpenedFile | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._connection: sqlite3.Connection | None = None

    async def run(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Return what `work` gives for the connection."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, work)

    async def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._opened = None  # it is closed whatever became of its file
            await self.run(sqlite3.Connection.close)
            self._connection = None
        self._thread.shutdown(wait=False)

    def _do(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        if self._connection is None:
            self._connection = connect(self._file)
            self._opened = OpenedFile(self._file) if self._writes else None
        if self._opened is not None:
            self._opened.refuse_if_gone()
        return work(self._connection)


def connect(file: Path) -> sqlite3.Connection:
    """Return a connection whose commits are durable, like all of ours."""
    connection = sqlite3.connect(file, isolation_level=None)  # we begin and commit ourselves
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection
