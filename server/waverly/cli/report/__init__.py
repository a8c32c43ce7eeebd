"""`waverly report`, with its parts as commands of their own."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from waverly.cli.options import (
    Day,
    OutputFile,
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import bar
from waverly.cli.report.capture import command as capture
from waverly.cli.report.friction import command as friction
from waverly.cli.report.journeys import command as journeys
from waverly.cli.report.rebuild import command as rebuild
from waverly.cli.sites import name_of, with_store
from waverly.errors import WrongUse
from waverly.errors.names import known_are
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.measuring.contributions import DIMENSIONS
from waverly.reporting.rendering.text import render_text
from waverly.reporting.results.report import report_as_counted
from waverly.reporting.results.shape import Report, ReportRequest
from waverly.storage import Store
from waverly.storage.measured.progress_rows import IN_BULK, last_batch

DAY = Day()


@click.group(
    "report",
    invoke_without_command=True,
    epilog="Example: waverly report --campaign fit-note --by device --html report.html",
)
@site_option
@click.option("--campaign", "campaigns", multiple=True, help="Only this campaign; may be repeated.")
@click.option("--by", default="", help=f"Split by these: {','.join(DIMENSIONS)}.")
@click.option("--from", "first", type=DAY, help="First day of being shown or held out.")
@click.option("--to", "last", type=DAY, help="Last day of it.")
@click.option(
    "--html",
    type=OutputFile(),
    help="Write it as one page to keep into this file, instead of printing it.",
)
@home_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    site: str | None,
    campaigns: tuple[str, ...],
    by: str,
    first: datetime | None,
    last: datetime | None,
    html: Path | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Say what help changed, how sure that is, and what to do next.

    The admin's pages Overview and Campaigns say the same. The commands below report on something else.
    """
    if context.invoked_subcommand is not None:
        return
    dimensions = _dimensions(by)
    _check_days(first, last, datetime.now(UTC).replace(tzinfo=None))

    async def ask(store: Store, key: str) -> tuple[Report, str]:
        asked = ReportRequest(
            site=key,
            at=now_for(home),
            campaigns=campaigns,
            by=dimensions or DIMENSIONS,
            start="" if first is None else first.date().isoformat(),
            end="" if last is None else (last + timedelta(days=1)).date().isoformat(),
        )
        with bar("Counting", await last_batch(store, key) or 1, hidden=as_json) as on_turn:
            await catch_up(store, key, asked.at, on_turn=on_turn, rows_a_turn=IN_BULK)
        return await report_as_counted(store, asked), await name_of(store, key)

    found, name = asyncio.run(with_store(settings_for(home), site, ask))
    if html is not None:
        # Imported here: it draws, and brings 30 MB along.
        from waverly.reporting.rendering.html import render_html

        html.write_text(render_html(found, name), encoding="utf-8")
        click.echo(f"Written: {html}", err=True)
    if as_json:
        print_json(found)
    elif html is None:
        click.echo(render_text(found, name, by=dimensions), nl=False)


def _dimensions(by: str) -> tuple[str, ...]:
    wanted = tuple(each.strip() for each in by.split(",") if each.strip())
    unknown = next((each for each in wanted if each not in DIMENSIONS), None)
    if unknown is not None:
        raise WrongUse(
            "A report cannot be split by this",
            place="--by",
            value=unknown,
            mend=known_are(unknown, DIMENSIONS),
        )
    return wanted


def _check_days(first: datetime | None, last: datetime | None, today: datetime) -> None:
    if first is not None and first > today:
        raise WrongUse(
            "The first day is still to come",
            place="--from",
            value=str(first.date()),
            mend=f"Today is {today.date()} (UTC).",
        )
    if first is not None and last is not None and first > last:
        raise WrongUse(
            "The first day is after the last",
            place="--from and --to",
            value=f"{first.date()} and {last.date()}",
            mend="Turn them round.",
        )


command.add_command(rebuild)
command.add_command(capture)
command.add_command(journeys)
command.add_command(friction)
