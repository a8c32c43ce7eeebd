"""Finds the home folder and the store a command is about, or refuses with a sentence that says what to do."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from waverly.errors import SettingsError, WrongUse
from waverly.errors.names import known_are
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.engine import sqlite_file
from waverly.storage.site.site_rows import all_sites

Answer = TypeVar("Answer")


def is_prepared(settings: Settings) -> bool:
    """Return whether the SQLite file is there; a database on a server is taken to be."""
    file = sqlite_file(settings.database_url)
    return file is None or file.exists()


def refuse_an_unprepared_folder(settings: Settings) -> None:
    """Raise SettingsError where no database is yet: only `init` may make one."""
    if is_prepared(settings):
        return
    raise SettingsError(
        "There is no Waverly folder here",
        place="--home",
        value=str(Path(settings.home).resolve()),
        mend="Name it with --home DIR or WAVERLY_HOME, or make one with `waverly init`.",
    )


def refuse_a_folder_no_one_can_write_in(settings: Settings) -> None:
    """Raise SettingsError unless the home folder is there and may be written in."""
    home = Path(settings.home).resolve()
    if home.is_dir() and os.access(home, os.W_OK | os.X_OK):
        return
    raise SettingsError(
        "This folder cannot be written in" if home.is_dir() else "There is no such folder",
        place="--home",
        value=str(home),
        mend="Name another with --home DIR or WAVERLY_HOME, or make one with `waverly init`.",
    )


@asynccontextmanager
async def known_store(settings: Settings) -> AsyncIterator[Store]:
    """Open the database of a prepared folder. Raises SettingsError, making nothing, for another."""
    refuse_an_unprepared_folder(settings)
    async with open_store(settings.database_url) as store:
        yield store


async def only_site(store: Store) -> str:
    """Return the key of the only store. Raises WrongUse when there is none or more than one."""
    sites = await all_sites(store)
    if len(sites) == 1:
        return sites[0].key
    raise WrongUse(
        "Which store is meant?",
        place="--site",
        value=", ".join(site.key for site in sites) or "no site",
        mend="Name one with --site, or make one with `waverly init`.",
    )


async def name_of(store: Store, key: str) -> str:
    """Return what the store of this key is called."""
    return next(each.name for each in await all_sites(store) if each.key == key)


async def chosen_site(store: Store, site: str | None) -> str:
    """Return the key of the store named, or of the only one. Raises SettingsError for an unknown one."""
    if site is None:
        return await only_site(store)
    known = [each.key for each in await all_sites(store)]
    if site in known:
        return site
    raise SettingsError(
        "There is no such store",
        place="--site",
        value=site,
        mend=known_are(site, known),
    )


async def with_store(
    settings: Settings, site: str | None, work: Callable[[Store, str], Awaitable[Answer]]
) -> Answer:
    """Return what `work` makes of the store named, or of the only one."""
    async with known_store(settings) as store:
        return await work(store, await chosen_site(store, site))
