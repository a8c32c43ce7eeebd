"""The share of visitors the server keeps without any help, as it last started with.

It is set in the server's environment. Code that uses the server's policy elsewhere, such as a command in
another shell, reads it here.
"""

from msgspec import Struct

from waverly.storage.site.site_settings import set_site_setting, setting_and_since
from waverly.storage.store import Store

EVERY_SITE = ""
"""The site of what holds for the whole server."""

HOLDOUT = "holdout"


class ServedHoldout(Struct, frozen=True, kw_only=True):
    """The share, and since when (server milliseconds) the server runs with it."""

    share: float
    since: int


async def served_holdout(store: Store) -> ServedHoldout | None:
    """Return what the server last started with, None when none has started yet."""
    found = await setting_and_since(store, EVERY_SITE, HOLDOUT)
    if found is None:
        return None
    return ServedHoldout(share=float(found.value), since=found.changed_at)


async def keep_served_holdout(store: Store, share: float, at: int) -> ServedHoldout | None:
    """Store the share a server starts with; return the one stored before."""
    before = await served_holdout(store)
    if before is None or before.share != share:
        await set_site_setting(store, EVERY_SITE, HOLDOUT, str(share), at)
    return before
