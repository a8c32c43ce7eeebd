"""A store: engines for reading and writing, and the journal."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from waverly.errors import StorageError
from waverly.errors.unshown import without_password
from waverly.processes.error_boundary import first_words
from waverly.storage.engine import create_engine, make_private, sqlite_file
from waverly.storage.log.journal import Journal, Writer
from waverly.storage.log.journal_in_postgresql import PostgresqlWriter
from waverly.storage.log.journal_in_sqlite import SqliteWriter
from waverly.storage.migrate import HEAD, migrate, refuse_newer, revision_of
from waverly.storage.prepared_in_postgresql import PostgresqlQueryRunner
from waverly.storage.prepared_in_sqlite import SqliteQueryRunner
from waverly.storage.prepared_query import AnswerRow, PreparedQuery, QueryRunner, Values


class Store:
    """An open database. `async with open_store(url) as store:` opens and closes it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._reader = create_engine(url)
        self._writer = create_engine(url, writer=True)
        self._turn = asyncio.Lock()
        writer, self._query_runner, self._leisurely = _own_ways(url, self._reader, self._writer)
        self.journal = Journal(writer, self._turn)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection for reading. Raises StorageError when the database does not serve it."""
        try:
            async with _connected(self._reader) as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:  # OSError: no server listens there
            raise _not_served(error) from error

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction that commits at the end, or rolls back on an error.

        Raises StorageError when the database does not serve it.
        """
        try:
            async with (
                self._turn,
                _connected(self._writer) as connection,
                connection.begin(),
            ):
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise _not_served(error) from error

    async def ask(self, question: PreparedQuery, **values: object) -> Sequence[AnswerRow]:
        """Return the rows of a query that a shopper waits for, in one thread hop or one round trip.

        Raises StorageError when the database does not serve it.
        """
        return await _asked(self._query_runner, question, values)

    async def ask_at_leisure(
        self, question: PreparedQuery, **values: object
    ) -> Sequence[AnswerRow]:
        """Return the rows of a long query, also in one go, without delaying the queries of shoppers.

        Raises StorageError when the database does not serve it.
        """
        return await _asked(self._leisurely, question, values)

    async def migrate(self) -> tuple[str | None, str]:
        """Bring the database to the current schema; return the old and the new revision.

        Raises StorageError for one of a newer version, and when it does not serve us.
        """
        try:
            return await migrate(self._writer)
        except (SQLAlchemyError, OSError) as error:
            sentence = "The database could not be brought to the current schema"
            mend = "Nothing in it was changed. Is it running, is there room, and was it made by Waverly?"
            raise _refused(sentence, error, self.url, mend) from error

    async def revision(self) -> str | None:
        """Return the schema's revision, None for a new database. Raises StorageError when it is away."""
        try:
            return await revision_of(self._reader)
        except (SQLAlchemyError, OSError) as error:
            mend = "Is it running, and may it be written in by whoever asks?"
            raise _refused("The database cannot be opened", error, self.url, mend) from error

    async def open(self) -> None:
        """Create the schema when the database is new, check it when not, and start the journal.

        Raises StorageError when the database is of another version, and when it does not serve us.
        """
        make_private(self.url)
        revision = await self.revision()
        refuse_newer(revision, self.url)
        if revision is None:
            await self.migrate()
        elif revision != HEAD:
            raise StorageError(
                "The database is of another version",
                place=without_password(self.url),
                value=revision,
                mend="Run `waverly migrate`, with a backup at hand.",
            )
        self.journal.start()

    async def close(self) -> None:
        """Write what has gathered, then close every connection."""
        await self.journal.stop()
        await self._query_runner.close()
        await self._leisurely.close()
        await self._reader.dispose()
        await self._writer.dispose()


@asynccontextmanager
async def _connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Yield a connection. Opening and closing it are always completed, even if the task is cancelled.

    If interrupted, SQLite's driver leaves its file open, and a thread whose event loop may be gone.
    """
    connection = engine.connect()
    try:
        await _to_its_end(connection.start())
        yield connection
    finally:
        if connection.sync_connection is not None:  # it may never have been opened
            await _to_its_end(connection.close())


async def _to_its_end(doing: Awaitable[object]) -> None:
    """Wait until it has finished, even if this task is cancelled meanwhile."""
    task = asyncio.ensure_future(doing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


def _own_ways(
    url: str, reader: AsyncEngine, writer: AsyncEngine
) -> tuple[Writer, QueryRunner, QueryRunner]:
    """Return the journal's writer, and what runs the queries shoppers wait for and the long ones."""
    file = sqlite_file(url)
    if file is None:
        return (
            PostgresqlWriter(writer),
            PostgresqlQueryRunner(reader),
            PostgresqlQueryRunner(reader),
        )
    return SqliteWriter(file), SqliteQueryRunner(file), SqliteQueryRunner(file)


async def _asked(
    query_runner: QueryRunner, question: PreparedQuery, values: Values
) -> Sequence[AnswerRow]:
    try:
        return await query_runner.ask(question, values)
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _not_served(error) from error


def _refused(sentence: str, error: Exception, url: str, mend: str) -> StorageError:
    """Return why, in the database's own words: no query has named anybody yet."""
    return StorageError(sentence, place=without_password(url), value=first_words(error), mend=mend)


def _not_served(error: Exception) -> StorageError:
    return StorageError(
        "The database does not answer as it should",
        value=type(error).__name__,
        mend="Is it running? Then the log says what it refused.",
    )


@asynccontextmanager
async def store_as_it_is(url: str) -> AsyncIterator[Store]:
    """Give the database at `url` whatever its schema: the journal, which refuses another, is not opened."""
    store = Store(url)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """Open the database at `url`, creating its schema when it is new. Raises StorageError."""
    async with store_as_it_is(url) as store:
        await store.open()
        yield store
