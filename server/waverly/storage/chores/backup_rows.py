"""When `waverly backup` last ran. Of dumps by other tools nothing is known."""

import msgspec
from msgspec import Struct

from waverly.storage.site.served_holdout import EVERY_SITE
from waverly.storage.site.site_settings import set_site_setting, site_setting
from waverly.storage.store import Store

BACKED_UP = "backed_up"
"""The last backup, as JSON."""


class LastBackup(Struct, frozen=True, kw_only=True):
    """When (milliseconds since 1970), into which file, and how large it became."""

    at: int
    file: str
    bytes: int


async def last_backup(store: Store) -> LastBackup | None:
    """Return the last one, None when `waverly backup` has never run."""
    found = await site_setting(store, EVERY_SITE, BACKED_UP)
    return msgspec.json.decode(found, type=LastBackup) if found else None


async def keep_backup(store: Store, made: LastBackup) -> None:
    """Store that a backup was made."""
    content = msgspec.json.encode(made).decode()
    await set_site_setting(store, EVERY_SITE, BACKED_UP, content, made.at)
