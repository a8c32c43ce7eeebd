"""Which store a command means."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from waverly.errors import SettingsError
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.site_rows import all_sites

Answer = TypeVar("Answer")


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
    async with open_store(settings.database_url) as store:
        return await work(store, site or await only_site(store))
