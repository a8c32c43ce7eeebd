"""`waverly backup`."""

import asyncio
from pathlib import Path

import click

from waverly.backup import back_up
from waverly.cli.options import OutputFile, home_option, json_option, print_json, settings_for
from waverly.cli.progress import by_file
from waverly.cli.sites import refuse_an_unprepared_folder
from waverly.clock import SystemClock
from waverly.errors import StorageError
from waverly.settings import Settings
from waverly.storage import store_as_it_is
from waverly.storage.chores.backup_rows import LastBackup, keep_backup
from waverly.wording import counted, sized


@click.command("backup", epilog="Example: waverly backup /srv/backups/shop.backup")
@click.argument("file", type=OutputFile())
@home_option
@json_option
def command(file: Path, home: str | None, as_json: bool) -> None:
    """Write the whole folder into FILE, while the server runs.

    The database is as it was at one instant; keys, campaigns and models are beside it. Only you may
    read FILE: it holds accounts and what shoppers handed in.
    """
    settings = settings_for(home)
    refuse_an_unprepared_folder(settings)
    now = SystemClock().now()
    with by_file(hidden=as_json) as on_file:
        made = back_up(settings, file, now, on_file)
    if as_json:
        print_json(made)
    else:
        click.echo(f"Written: {made.file}, {counted(made.files, 'file')}, {sized(made.bytes)}")
    _note(settings, LastBackup(at=now, file=str(file.resolve()), bytes=made.bytes))


def _note(settings: Settings, made: LastBackup) -> None:
    """Tell the database, for `waverly status` and the admin; a backup that cannot be noted is one, too."""
    try:
        asyncio.run(_keep(settings.database_url, made))
    except StorageError as error:
        click.echo(f"The backup is whole, but the database took no note of it. {error}", err=True)


async def _keep(url: str, made: LastBackup) -> None:
    """Store it, whatever the schema: a backup is taken before a migration, too."""
    async with store_as_it_is(url) as store:
        await keep_backup(store, made)
