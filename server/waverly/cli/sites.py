"""Which store a command means."""

from waverly.errors import SettingsError
from waverly.storage import Store
from waverly.storage.site_rows import all_sites


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
