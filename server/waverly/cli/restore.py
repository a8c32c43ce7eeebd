"""`waverly restore`."""

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from waverly.backup import restore
from waverly.cli.options import json_option, print_json
from waverly.cli.progress import by_file
from waverly.storage.migrate import HEAD
from waverly.wording import counted


@click.command(
    "restore", epilog="Example: waverly restore /srv/backups/shop.backup --home /srv/waverly"
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--home",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to make; new or empty.",
)
@json_option
def command(file: Path, home: Path, as_json: bool) -> None:
    """Recreate the folder from FILE, which `waverly backup` wrote.

    Start the server on the new folder when it is done.
    """
    with by_file(hidden=as_json) as on_file:
        made = restore(file, home.resolve(), on_file)
    if as_json:
        print_json(made)
        return
    at = datetime.fromtimestamp(made.made_at / 1000, UTC)
    click.echo(
        f"Restored: {made.home}, {counted(made.files, 'file')} as of {at:%d %b %Y, %H:%M} UTC"
    )
    there = shlex.quote(made.home)
    if made.revision != HEAD:
        click.echo(f"It is of an earlier version; first run: waverly migrate --home {there}")
    click.echo(f"Start the server with: waverly serve --home {there}")
