"""How the server itself stands: its version, its database, the room left, and the last backup."""

import asyncio
import shutil
from pathlib import Path

from msgspec import Struct

from waverly import __version__
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.chores.backup_rows import LastBackup, last_backup
from waverly.storage.chores.room_taken import database_bytes
from waverly.storage.engine import sqlite_file
from waverly.storage.migrate import HEAD

LITTLE_BYTES = 1_000_000_000
"""Free room below which a disk is nearly full, however small the database is."""


class ServerState(Struct, frozen=True, kw_only=True):
    """What an operator asks first. Sizes are bytes, instants milliseconds since 1970.

    `free_bytes` is of the disk that holds the home folder, and with SQLite the database. `revision` is the
    schema the database has, `needed` the one this version works with. `is_on_server` says that the
    database is PostgreSQL, which `waverly backup` does not copy.
    """

    waverly: str
    home: str
    is_on_server: bool
    revision: str | None
    needed: str
    database_bytes: int
    free_bytes: int
    backed_up: LastBackup | None

    @property
    def is_current(self) -> bool:
        """Return whether the database has the schema this version works with."""
        return self.revision == self.needed

    @property
    def has_little_room(self) -> bool:
        """Return whether the disk is nearly full: a copy of the database beside it would not fit either."""
        beside = 0 if self.is_on_server else self.database_bytes
        return self.free_bytes < max(LITTLE_BYTES, beside)


async def server_state(store: Store, settings: Settings) -> ServerState:
    """Return how the server stands. The database may have another schema than this version works with."""
    revision = await store.revision()
    return ServerState(
        waverly=__version__,
        home=str(Path(settings.home).resolve()),
        is_on_server=is_on_server(store),
        revision=revision,
        needed=HEAD,
        database_bytes=await database_bytes(store),
        free_bytes=await free_bytes(store, settings),
        backed_up=None if revision is None else await last_backup(store),
    )


def is_on_server(store: Store) -> bool:
    """Return whether the database is PostgreSQL, which `waverly backup` does not copy."""
    return sqlite_file(store.url) is None


async def free_bytes(store: Store, settings: Settings) -> int:
    """Return the free room of the disk that holds the home folder, and with SQLite the database."""
    file = sqlite_file(store.url)
    folder = Path(settings.home).resolve() if file is None else file.parent
    return (await asyncio.to_thread(shutil.disk_usage, folder)).free
