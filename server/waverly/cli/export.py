"""`waverly export`."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from waverly.cli.options import (
    Day,
    home_option,
    instant_of,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import spinner
from waverly.cli.sites import chosen_site, known_store
from waverly.clock import DAY_MS
from waverly.integrations.export import Exported, export
from waverly.integrations.export.writers import Format
from waverly.reporting.measuring.catch_up import catch_up
from waverly.settings import Settings
from waverly.storage.measured.export_rows import Span
from waverly.storage.measured.kept_since_rows import gone_of
from waverly.wording import counted

DAY = Day()


@click.command("export", epilog="Example: waverly export /srv/export --since 2026-11-01")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Format)),
    default="parquet",
    show_default=True,
    help="Form of the files.",
)
@click.option("--since", type=DAY, help="First day (UTC); by default the first there is.")
@click.option("--until", type=DAY, help="Last day (UTC); by default today.")
@site_option
@home_option
@json_option
def command(
    folder: Path,
    form: Format,
    since: datetime | None,
    until: datetime | None,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Write all that was recorded into FOLDER, one file per table.

    That is sessions, decisions, outcomes, events, measurements and what your backend told.
    """
    first = 0 if since is None else instant_of(since)
    settings = settings_for(home)
    end = now_of(settings) if until is None else instant_of(until) + DAY_MS
    written, gone = asyncio.run(_run(settings, site, (first, end), folder, form, hidden=as_json))
    if as_json:
        print_json(written)
        return
    if gone:
        click.echo(gone)
    for one in written:
        click.echo(f"  {one.rows:>12,} {one.table:11} {one.path}")


async def _run(
    settings: Settings,
    site: str | None,
    span: tuple[int, int],
    folder: Path,
    form: Format,
    *,
    hidden: bool,
) -> tuple[list[Exported], str]:
    """Return the files, and what of the span is no longer kept, in a sentence."""
    with spinner("reading", hidden=hidden) as say:

        def on_rows(table: str, rows: int) -> None:
            say(f"{table}: {counted(rows, 'row')}")

        async with known_store(settings) as store:
            key = await chosen_site(store, site)
            await catch_up(store, key, now_of(settings))
            wanted = Span(site=key, since=span[0], until=span[1])
            gone = await gone_of(store, key, span[0])
            return await export(store, wanted, folder, form, on_rows), gone
