"""`waverly migrate`."""

import asyncio

import click

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.sites import refuse_an_unprepared_folder
from waverly.storage import store_as_it_is


@click.command("migrate")
@home_option
@json_option
def command(home: str | None, as_json: bool) -> None:
    """Bring the database to the current schema.

    For after an upgrade: take a backup, stop the server, install the new version, run this, and start the
    server again. Run again, it changes nothing.
    """
    settings = settings_for(home)
    refuse_an_unprepared_folder(settings)
    before, after = asyncio.run(_migrate(settings.database_url))
    if as_json:
        print_json({"before": before, "after": after})
    elif before == after:
        click.echo(f"The database is current ({after}).")
    else:
        click.echo(f"The database went from {before or 'nothing'} to {after}.")


async def _migrate(url: str) -> tuple[str | None, str]:
    async with store_as_it_is(url) as store:
        return await store.migrate()
