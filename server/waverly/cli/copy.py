"""`waverly copy`."""

import asyncio
from collections.abc import Sequence

import click

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.progress import by_file
from waverly.cli.sites import known_store
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.copying import Copied, copy_into
from waverly.storage.engine import sqlite_file


@click.command(
    "copy", epilog="Example: waverly copy postgresql+asyncpg://waverly:…@db.example/waverly"
)
@click.argument("address")
@home_option
@json_option
def command(address: str, home: str | None, as_json: bool) -> None:
    """Copy the database into an empty one at ADDRESS.

    It may be of the other kind: SQLite is sqlite+aiosqlite:///FILE, PostgreSQL
    postgresql+asyncpg://USER:PASSWORD@HOST/NAME. Stop the server first: what comes in meanwhile is not
    copied. Afterwards set WAVERLY_DATABASE to ADDRESS; the home folder goes on holding keys, campaigns
    and models.
    """
    settings = settings_for(home)
    copied = asyncio.run(_copy(settings, address, hidden=as_json))
    if as_json:
        print_json(copied)
        return
    rows = sum(each.rows for each in copied)
    click.echo(f"Copied: {rows:,} rows of {len(copied)} tables.")
    click.echo("Was the server stopped? What came in meanwhile is not copied.")
    click.echo("From now on set WAVERLY_DATABASE to this address, for the server and for commands.")
    if (file := sqlite_file(settings.database_url)) is not None:
        click.echo(f"Then move {file} away: a command without that setting would answer from it.")


async def _copy(settings: Settings, address: str, *, hidden: bool) -> Sequence[Copied]:
    with by_file(hidden=hidden) as on_table:
        async with known_store(settings) as source, open_store(address) as target:
            return await copy_into(source, target, on_table)
