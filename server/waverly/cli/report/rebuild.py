"""`waverly report rebuild`."""

import asyncio

import click

from waverly.cli.options import (
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import bar
from waverly.cli.sites import with_store
from waverly.reporting.measuring.catch_up import rebuild
from waverly.storage import Store
from waverly.storage.measured.progress_rows import last_batch


@click.command("rebuild")
@site_option
@home_option
@json_option
def command(site: str | None, home: str | None, as_json: bool) -> None:
    """Make all sums anew from the journal.

    For when figures are doubted: what comes out is the same unless something was wrong with the sums.
    """

    async def make(store: Store, key: str) -> int:
        last = await last_batch(store, key)
        with bar("Counting", last or 1, hidden=as_json) as on_turn:
            await rebuild(store, key, now_for(home), on_turn=on_turn)
        return last

    last = asyncio.run(with_store(settings_for(home), site, make))
    if as_json:
        print_json({"read_up_to": last})
    else:
        click.echo("All sums were made anew from the journal.")
