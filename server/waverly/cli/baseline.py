"""`waverly baseline start|stop|show`."""

import asyncio

import click
from msgspec import Struct

from waverly.cli.options import (
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.report.journeys import journeys_text
from waverly.cli.sites import with_store
from waverly.clock import DAY_MS, day_of
from waverly.reporting.journeys.journeys import Journeys, journeys
from waverly.reporting.periods import days_between
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.site_settings import (
    BASELINE_DAYS,
    BASELINE_START,
    baseline_end,
    set_site_setting,
    zone_of,
)


class Baseline(Struct, frozen=True, kw_only=True):
    """A baseline: whether it still runs, when it ends, and how the shop was without help."""

    is_running: bool
    ends_at: int
    journeys: Journeys


@click.group("baseline")
def command() -> None:
    """Show nothing for two weeks, and see how the shop does."""


@command.command("start")
@site_option
@home_option
@json_option
def start(site: str | None, home: str | None, as_json: bool) -> None:
    """Show nothing from now on, for two weeks.

    What would have been shown is recorded. The admin can do the same, under Measuring.
    """
    now = now_for(home)
    _set(settings_for(home), site, str(now), now)
    ends_at = now + BASELINE_DAYS * DAY_MS
    if as_json:
        print_json({"is_running": True, "ends_at": ends_at})
    else:
        click.echo(f"Nothing is shown until {day_of(ends_at)}.")


@command.command("stop")
@site_option
@home_option
@json_option
def stop(site: str | None, home: str | None, as_json: bool) -> None:
    """Show help again before the two weeks are over."""
    _set(settings_for(home), site, "", now_for(home))
    if as_json:
        print_json({"is_running": False, "ends_at": 0})
    else:
        click.echo("Help is shown again.")


@command.command("show")
@site_option
@home_option
@json_option
def show(site: str | None, home: str | None, as_json: bool) -> None:
    """Say how the shop was while nothing was shown."""

    async def ask(store: Store, key: str) -> Baseline | None:
        now, ends_at = now_for(home), await baseline_end(store, key)
        if not ends_at:
            return None
        within = (ends_at - BASELINE_DAYS * DAY_MS, min(now, ends_at))
        days = days_between(*within, await zone_of(store, key))
        found = await journeys(store, key, days, now, within=within)
        return Baseline(is_running=now < ends_at, ends_at=ends_at, journeys=found)

    found = asyncio.run(with_store(settings_for(home), site, ask))
    if as_json:
        print_json(found)
    elif found is None:
        click.echo("No baseline was started. `waverly baseline start` starts one.")
    else:
        click.echo(f"{'Ends' if found.is_running else 'Ended'} on {day_of(found.ends_at)}.\n")
        click.echo(journeys_text(found.journeys), nl=False)


def _set(settings: Settings, site: str | None, value: str, now: int) -> None:
    async def write(store: Store, key: str) -> None:
        await set_site_setting(store, key, BASELINE_START, value, now)

    asyncio.run(with_store(settings, site, write))
