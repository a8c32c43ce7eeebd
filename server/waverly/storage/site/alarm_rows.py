"""What an owner should look at without having asked: kept until it is over, with the time it began."""

import msgspec
from msgspec import Struct
from sqlalchemy import select

from waverly.storage.measured.measured_tables import site_settings
from waverly.storage.site.site_settings import ALARMS, set_site_setting, site_setting
from waverly.storage.store import Store


class Alarm(Struct, frozen=True, kw_only=True):
    """Something that is not as it should be since about `since` (server milliseconds).

    `key` tells one from another; `page` is the page of the admin that shows more.
    """

    key: str
    since: int
    sentence: str
    page: str


_decoder = msgspec.json.Decoder(tuple[Alarm, ...])


async def keep_alarms(store: Store, site: str, alarms: tuple[Alarm, ...], at: int) -> None:
    """Keep what alarms there are at a site, in place of those before."""
    content = msgspec.json.encode(alarms).decode()
    await set_site_setting(store, site, ALARMS, content, at)


async def alarms_of(store: Store, site: str) -> tuple[Alarm, ...]:
    """Return a site's alarms, in the order they are kept in."""
    return _decoded(await site_setting(store, site, ALARMS))


async def alarm_counts(store: Store) -> dict[str, int]:
    """Return how many alarms there are, by site, where anybody has looked."""
    statement = select(site_settings.c.site, site_settings.c.value).where(
        site_settings.c.name == ALARMS
    )
    async with store.read() as connection:
        rows = (await connection.execute(statement)).all()
    return {row.site: len(_decoded(row.value)) for row in rows}


def _decoded(content: str) -> tuple[Alarm, ...]:
    return _decoder.decode(content) if content else ()
