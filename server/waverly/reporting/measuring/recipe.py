"""The rules that a site's sums were computed by; if any of them changes, all sums are recomputed."""

from hashlib import sha256
from zoneinfo import ZoneInfo

from msgspec import Struct

from waverly.reporting.measuring.amounts import Rates, read_rates
from waverly.storage import Store
from waverly.storage.site.site_settings import CURRENCY_RATES, site_setting, zone_of

VERSION = "9"
"""Counts the changes of how sums are made."""


class Recipe(Struct, frozen=True, kw_only=True):
    """What an owner has set that goes into the sums; `name` is another one after every change."""

    name: str
    rates: Rates
    zone: ZoneInfo


async def recipe_of(store: Store, site: str) -> Recipe:
    """Return the rules a site's sums are made by now."""
    rates = await site_setting(store, site, CURRENCY_RATES)
    zone = await zone_of(store, site)
    told = sha256(f"{rates} {zone.key}".encode()).hexdigest()[:16]
    return Recipe(name=f"{VERSION} {told}", rates=read_rates(rates), zone=zone)
