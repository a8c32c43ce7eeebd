"""`waverly views`."""

import asyncio

import click

from waverly.cli.options import home_option, json_option, now_of, print_json, settings_for
from waverly.cli.sites import known_store
from waverly.reporting.measuring.catch_up import catch_up
from waverly.settings import Settings
from waverly.storage.measured.report_views import create_views
from waverly.storage.site.site_rows import all_sites


@click.command("views")
@home_option
@json_option
def command(home: str | None, as_json: bool) -> None:
    """Make the views that Metabase and other SQL tools read.

    What is there already is brought up to date.
    """
    names = asyncio.run(_run(settings_for(home)))
    if as_json:
        print_json(names)
        return
    for name in names:
        click.echo(f"  {name}")


async def _run(settings: Settings) -> list[str]:
    async with known_store(settings) as store:
        for site in await all_sites(store):
            await catch_up(store, site.key, now_of(settings))
        return await create_views(store)
