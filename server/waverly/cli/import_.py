"""`waverly import`."""

import asyncio
import sys
from pathlib import Path

import click

from waverly.cli.catalogue import read_and_tell
from waverly.cli.options import (
    ONE_OR_MORE,
    home_option,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import stages
from waverly.cli.sites import chosen_site, known_store
from waverly.clock import DAY_MS
from waverly.errors import WrongUse
from waverly.history.imported import Imported, OnStage, import_history
from waverly.history.mapping import FORMATS, Mapping, known_mapping, read_mapping
from waverly.history.sessionize import MAX_EVENTS
from waverly.settings import Settings
from waverly.wording import counted

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FEED = "google-feed"
"""Not a log but the catalogue: handed on to `waverly catalogue import`."""

OF_NO_ORDER = "refund belongs to an unknown order and takes"
OF_NO_ORDERS = "refunds belong to unknown orders and take"
USELESS = "waverly: No record of this file could be used. The lines above say what to change."

STAGES = {"read": "{:,} records read", "write": "{:,} events written"}


@click.command("import", epilog="Example: waverly import orders.csv --from shopify")
@click.argument("file", type=FILE)
@click.option(
    "--from", "tool", type=click.Choice((*FORMATS, FEED)), help="The tool the file is from."
)
@click.option("--mapping", type=FILE, help="A TOML file that says which column is what.")
@click.option(
    "--most-events",
    type=ONE_OR_MORE,
    default=MAX_EVENTS,
    show_default=True,
    help="Of one visit at most so many are kept.",
)
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
    """Import logs and orders from before Waverly.

    FILE is a log of events or of orders.

    It may be CSV, NDJSON or Parquet; CSV and NDJSON also within gzip or ZIP. `--from google-feed` reads a
    product feed into the catalogue instead. After an interruption, run it again: it continues. Run twice, it
    changes nothing the second time. Of columns that the mapping lists as hashed, only digests are kept.
    """
    if (tool is None) == (mapping is None):
        raise WrongUse(
            "Where is the file from?",
            place="--from, --mapping",
            value="neither" if tool is None else "both",
            mend=f"Give one of them. --from takes {', '.join((*FORMATS, FEED))}.",
        )
    if tool == FEED:
        read_and_tell(str(file), "auto", site, home, as_json=as_json)
        return
    read = known_mapping(tool) if tool is not None else read_mapping(mapping or Path())
    with stages("Looking at the file", STAGES, hidden=as_json) as on_stage:
        report = asyncio.run(_run(settings_for(home), site, file, read, most_events, on_stage))
    print_json(report) if as_json else _tell(report)
    if not report.told:
        click.echo(USELESS, err=True)
        sys.exit(1)


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
            until=now_of(settings) + DAY_MS,  # a day, for clocks that are ahead
            most_events=most_events,
        )


def _tell(report: Imported) -> None:
    if report.already:
        click.echo("This file had been imported already; nothing was changed.")
    new = _counts(report.events, report.sessions, report.orders)
    known = _counts(report.known_events, report.known, report.known_orders)
    click.echo(f"{counted(report.records, 'record')}. New: {new}. Known before: {known}.")
    _tell_refunds(report)
    if report.letters:
        click.echo(
            f"The file is not UTF-8 and was read as {report.letters}: check that letters with accents "
            "are right."
        )
    if report.left_out:
        left = counted(report.left_out, "event was", "events were")
        click.echo(f"{left} left out of visits that were too long.")
    if report.too_old:
        old = counted(report.too_old, "visit was", "visits were")
        click.echo(f"{old} left out: data of that time is no longer kept.")
    for missed in report.missed:
        word = "left out" if missed.on_purpose else "not understood"
        example = f", such as {missed.example}" if missed.example else ""
        click.echo(f"  {word}: {missed.times:,} × {missed.reason}{example}")
    for mend in dict.fromkeys(missed.mend for missed in report.missed if missed.mend):
        click.echo(f"  {mend}")
    for fact, columns in report.absent.items():
        click.echo(f"  not in the file: {' or '.join(columns)}, for {fact}")


def _tell_refunds(report: Imported) -> None:
    if report.refunds:
        click.echo(f"New, too: {counted(report.refunds, 'refund')}.")
    if report.without_order:
        click.echo(
            f"{counted(report.without_order, OF_NO_ORDER, OF_NO_ORDERS)} effect once the order is reported."
        )
    if report.undated:
        click.echo(
            f"{counted(report.undated, 'refund has', 'refunds have')} the time of the order: the file has no "
            "later one that can be read. If it does, name its column under `refunded_at` in a mapping file."
        )


def _counts(events: int, sessions: int, orders: int) -> str:
    return f"{counted(events, 'event')}, {counted(sessions, 'visit')}, {counted(orders, 'order')}"
