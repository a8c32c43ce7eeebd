"""Which folder and which store a command means."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from waverly.errors import SettingsError
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.engine import sqlite_file
from waverly.storage.site_rows import all_sites

Answer = TypeVar("Answer")


def is_prepared(settings: Settings) -> bool:
    """Return whether the SQLite file is there; a database on a server is taken to be."""
    file = sqlite_file(settings.database_url)
    return file is None or file.exists()


def refuse_an_unprepared_folder(settings: Settings) -> None:
    """Raise SettingsError where no database is yet: only `init` and `serve` may make one."""
    if is_prepared(settings):
        return
    raise SettingsError(
        "There is no Waverly folder here",
        place="--home",
        value=str(Path(settings.home).resolve()),
        mend="Name it with --home DIR or WAVERLY_HOME, or make one with `waverly init`.",
    )


@asynccontextmanager
async def known_store(settings: Settings) -> AsyncIterator[Store]:
    """Open the database of a prepared folder. Raises SettingsError, making nothing, for another."""
    refuse_an_unprepared_folder(settings)
    async with open_store(settings.database_url) as store:
        yield store


async def only_site(store: Store) -> str:
    """Return the key of the only store. Raises SettingsError when there is none or more than one."""
    sites = await all_sites(store)
    if len(sites) == 1:
        return sites[0].key
    raise SettingsError(
        "Which store is meant?",
        place="--site",
        value=", ".join(site.key for site in sites) or "no site",
        mend="Name one with --site, or make one with `waverly init`.",
    )


async def with_store(
    settings: Settings, site: str | None, work: Callable[[Store, str], Awaitable[Answer]]
) -> Answer:
    """Return what `work` makes of the store named, or of the only one."""
    async with known_store(settings) as store:
        return await work(store, site or await only_site(store))
