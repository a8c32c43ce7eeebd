"""`waverly import`."""

import asyncio
from pathlib import Path

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from waverly.cli.catalogue import read_and_tell
from waverly.cli.options import home_option, json_option, print_json, settings_for, site_option
from waverly.cli.sites import chosen_site, known_store
from waverly.history.imported import Imported, OnStage, import_history
from waverly.history.mapping import FORMATS, Mapping, known_mapping, read_mapping
from waverly.history.sittings import MAX_EVENTS
from waverly.settings import Settings

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FEED = "google-feed"
"""Not a log but the catalogue: handed on to `waverly catalogue import`."""

STAGES = {"read": "{:,} records read", "write": "{:,} events written"}


@click.command("import")
@click.argument("file", type=FILE)
@click.option(
    "--from", "tool", type=click.Choice((*FORMATS, FEED)), help="The tool the file is from."
)
@click.option("--mapping", type=FILE, help="A TOML file that says which column is what.")
@click.option("--most-events", default=MAX_EVENTS, show_default=True, help="Per session, at most.")
@site_option
@home_option
@json_option
def command(
    file: Path,
    tool: str | None,
    mapping: Path | None,
    most_events: int,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Tell the journal what happened before Waverly.

    FILE is a log of events or of orders.

    CSV, NDJSON or Parquet, packed with gzip or not; `--from google-feed` reads a product feed into the
    catalogue instead. Run again after an interruption, it goes on; run
    twice, it changes nothing. Names in columns the mapping calls hashed are kept as digests only.
    """
    if (tool is None) == (mapping is None):
        raise click.UsageError("Say where the file is from: either --from or --mapping.")
    if tool == FEED:
        read_and_tell(str(file), "auto", site, home, as_json=as_json)
        return
    read = known_mapping(tool) if tool is not None else read_mapping(mapping or Path())
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, disable=as_json) as progress:
        bar = progress.add_task("Looking at the file")
        report = asyncio.run(
            _run(
                settings_for(home),
                site,
                file,
                read,
                most_events,
                lambda stage, done: progress.update(bar, description=STAGES[stage].format(done)),
            )
        )
    print_json(report) if as_json else _tell(report)


async def _run(
    settings: Settings,
    site: str | None,
    file: Path,
    mapping: Mapping,
    most_events: int,
    on_stage: OnStage,
) -> Imported:
    async with known_store(settings) as store:
        return await import_history(
            store,
            await chosen_site(store, site),
            file,
            mapping,
            settings.imports_dir,
            on_stage,
            most_events=most_events,
        )


def _tell(report: Imported) -> None:
    if report.already:
        click.echo("This file had been imported already; nothing was changed.")
    click.echo(
        f"{_some(report.records, 'record')}. New: {_some(report.events, 'event')} in "
        f"{_some(report.sessions, 'session')} with {_some(report.orders, 'order')}. Known before: "
        f"{_some(report.known, 'session')}."
    )
    if report.left_out:
        click.echo(f"{report.left_out:,} events were left out of sessions that were too long.")
    for missed in report.missed:
        word = "left out" if missed.on_purpose else "not understood"
        click.echo(f"  {word}: {missed.times:,} × {missed.reason}")


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
