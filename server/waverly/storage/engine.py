"""Opens the database at an address, and sets it up so that what has been answered is durable.

`synchronous=FULL` survives a power cut, `NORMAL` only a crash of the process; FULL is the default.
"""

from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from waverly.errors import StorageError
from waverly.errors.unshown import without_password
from waverly.extras import install_command
from waverly.storage.opened_file import OpenedFile

READERS = 4
"""Connections that read side by side; a fifth reader waits for one of them."""

BUSY_TIMEOUT_MS = 10_000
"""How long a writer waits for another process's commit before it gives up."""

PRAGMAS = (
    "PRAGMA page_size=8192",  # for a new file: a decision's record fills half of a page of 4096
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA cache_size=-16384",
    "PRAGMA wal_autocheckpoint=4000",  # pages; fewer, larger copies from the log to the file
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",  # deleted data is overwritten: erased people are not in the file either
)


def create_engine(url: str, *, writer: bool = False) -> AsyncEngine:
    """Return an engine for `url`: one connection that may write, or a few that read.

    Raises StorageError when the address is not `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _bad_url(url) from error
    if parsed.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise _bad_url(parsed.drivername)
    try:
        engine = create_async_engine(
            parsed,
            pool_size=1 if writer else READERS,
            max_overflow=0,
            hide_parameters=True,  # refused statements are logged, without the person they are about
        )
    except ModuleNotFoundError as error:  # asyncpg, an optional part
        raise StorageError(
            "What speaks to PostgreSQL is not installed",
            place="database",
            value=str(error.name),
            mend=f"Add it with `{install_command('postgres')}`.",
        ) from error
    if parsed.drivername == "sqlite+aiosqlite":
        _set_up_sqlite(engine, sqlite_file(url), writer=writer)
    return engine


def sqlite_file(url: str) -> Path | None:
    """Return the file of an SQLite database; None for one on a server or in memory.

    Raises StorageError when this is not an address.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _bad_url(url) from error
    if not parsed.drivername.startswith("sqlite") or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def make_private(url: str) -> None:
    """Create a new SQLite file for its owner only: it holds accounts. Its -wal and -shm get the same mode.

    Raises StorageError when the folder it belongs in is not there.
    """
    file = sqlite_file(url)
    if file is None or file.exists():
        return
    if not file.parent.is_dir():
        raise StorageError(
            "There is no such folder",
            place="database",
            value=str(file.parent),
            mend="Name the folder with --home or WAVERLY_HOME; `waverly init` makes one.",
        )
    file.touch(mode=0o600)


def _bad_url(found: str) -> StorageError:
    return StorageError(
        "This is not a database we can open",
        place="database",
        value=without_password(found),
        mend="Use sqlite+aiosqlite:///path/to/waverly.db or postgresql+asyncpg://user@host/name.",
    )


def _set_up_sqlite(engine: AsyncEngine, file: Path | None, *, writer: bool) -> None:
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        # The driver's own implicit BEGIN would start a read transaction that cannot be upgraded
        # while another process writes; we begin ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()
        if file is not None:
            entry.info[OpenedFile] = OpenedFile(file)

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        if file is not None:
            connection.info[OpenedFile].refuse_if_gone()
        connection.exec_driver_sql(begin)
