"""`waverly backup`."""

from pathlib import Path

import click

from waverly.backup import back_up
from waverly.cli.options import OutputFile, home_option, json_option, print_json, settings_for
from waverly.cli.progress import by_file
from waverly.cli.sites import refuse_an_unprepared_folder
from waverly.clock import SystemClock
from waverly.wording import counted


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
    with by_file() as on_file:
        made = back_up(settings, file, SystemClock().now(), on_file)
    if as_json:
        print_json(made)
    else:
        click.echo(f"Written: {made.file}, {counted(made.files, 'file')}, {_size(made.bytes)}")


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3)):,} kB"
