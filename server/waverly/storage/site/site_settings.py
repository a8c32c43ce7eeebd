"""What an owner has set for one store, and small facts learnt about it."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select

from waverly.clock import DAY_MS
from waverly.storage.measured.measured_tables import site_settings
from waverly.storage.store import Store
from waverly.storage.upsert import upsert

CURRENCY_RATES = "currency_rates"
"""What one unit of each currency is worth in the store's own, such as `EUR=1 USD=0.92`."""

TIME_ZONE = "time_zone"
"""Where the store's days begin and end, such as `Europe/Vienna`; empty means UTC."""

BASELINE_START = "baseline_start"
"""When the baseline began (server milliseconds): nothing is shown until it is over."""

FLAGS = "flags"
"""The rules of the flags a store's own components follow, as JSON; empty means the default ones."""

PACES = "checkout_paces"
"""Active milliseconds in which nine of ten pass each checkout step, as JSON; learnt every night."""

ALARMS = "alarms"
"""What the owner should look at, as JSON (`alarm_rows`); looked for every morning."""

SIMULATED = "simulated"
"""Set where shoppers are simulated, as in the demo: every page of the admin says so."""

BASELINE_DAYS = 14
"""Two whole weeks: every weekday twice, and most of what comes back within a fortnight."""


async def baseline_end(store: Store, site: str) -> int:
    """Return when a site's baseline ends or ended (server milliseconds), 0 when there was none."""
    return baseline_end_after(await site_setting(store, site, BASELINE_START))


def baseline_end_after(start: str) -> int:
    """Return when a baseline that began then, as it is set, ends (server milliseconds); 0 for none."""
    return int(start) + BASELINE_DAYS * DAY_MS if start else 0


async def zone_of(store: Store, site: str) -> ZoneInfo:
    """Return the time zone a site's days go by."""
    return ZoneInfo(await site_setting(store, site, TIME_ZONE) or "UTC")


async def site_setting(store: Store, site: str, name: str) -> str:
    """Return what is set, an empty text when nothing is."""
    found = await setting_and_since(store, site, name)
    return "" if found is None else found.value


async def setting_and_since(store: Store, site: str, name: str) -> Row[Any, Any] | None:
    """Return the `value` and since when it is set, `changed_at` (server milliseconds); None for none."""
    statement = select(site_settings.c.value, site_settings.c.changed_at).where(
        site_settings.c.site == site, site_settings.c.name == name
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).first()


async def set_site_setting(store: Store, site: str, name: str, value: str, at: int) -> None:
    """Set it."""
    row = {"site": site, "name": name, "value": value, "changed_at": at}
    async with store.write() as connection:
        await upsert(connection, site_settings, [row])
