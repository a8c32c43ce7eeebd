"""`waverly report` and `waverly report rebuild`."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import Progress

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.sites import only_site
from waverly.clock import SystemClock
from waverly.errors import SettingsError
from waverly.reporting.measuring.catch_up import rebuild
from waverly.reporting.measuring.contributions import DIMENSIONS
from waverly.reporting.rendering.text import render_text
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import Asked, Report
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.progress_rows import last_batch
from waverly.storage.site_rows import all_sites

DAY = click.DateTime(["%Y-%m-%d"])
Answer = TypeVar("Answer")


@click.group("report", invoke_without_command=True)
@click.option("--site", help="Public key of the store; not needed when there is one.")
@click.option("--campaign", "campaigns", multiple=True, help="Only this campaign; may be repeated.")
@click.option("--by", default="", help=f"Split by these: {','.join(DIMENSIONS)}.")
@click.option("--from", "first", type=DAY, help="First day (UTC) of being shown or held out.")
@click.option("--to", "last", type=DAY, help="Last day (UTC).")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write this file.")
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
    """Say what help changed, how sure that is, and what to do next."""
    if context.invoked_subcommand is not None:
        return
    dimensions = _dimensions(by)

    async def ask(store: Store, key: str) -> tuple[Report, str]:
        asked = Asked(
            site=key,
            at=SystemClock().now(),
            campaigns=campaigns,
            by=dimensions or DIMENSIONS,
            start="" if first is None else first.date().isoformat(),
            end="" if last is None else (last + timedelta(days=1)).date().isoformat(),
        )
        names = {each.key: each.name for each in await all_sites(store)}
        return await report(store, asked), names.get(key, key)

    found, name = asyncio.run(_with_store(settings_for(home), site, ask))
    if html is not None:
        # Imported here: it draws, and brings 30 MB along.
        from waverly.reporting.rendering.html import render_html

        html.write_text(render_html(found, name), encoding="utf-8")
        click.echo(f"Written: {html}", err=True)
    if as_json:
        print_json(found)
    elif html is None:
        click.echo(render_text(found, name, by=dimensions), nl=False)


@command.command("rebuild")
@click.option("--site", help="Public key of the store; not needed when there is one.")
@home_option
@json_option
def rebuild_command(site: str | None, home: str | None, as_json: bool) -> None:
    """Make all sums anew from the journal."""

    async def make(store: Store, key: str) -> int:
        last = await last_batch(store, key)
        with Progress(console=Console(stderr=True), disable=as_json) as progress:
            task = progress.add_task("Counting", total=last or 1)
            await rebuild(
                store,
                key,
                SystemClock().now(),
                on_turn=lambda position: progress.update(task, completed=position),
            )
            progress.update(task, completed=last or 1)
        return last

    last = asyncio.run(_with_store(settings_for(home), site, make))
    if as_json:
        print_json({"read_up_to": last})
    else:
        click.echo("All sums were made anew from the journal.")


async def _with_store(
    settings: Settings, site: str | None, work: Callable[[Store, str], Awaitable[Answer]]
) -> Answer:
    async with open_store(settings.database_url) as store:
        return await work(store, site or await only_site(store))


def _dimensions(by: str) -> tuple[str, ...]:
    wanted = tuple(each.strip() for each in by.split(",") if each.strip())
    unknown = next((each for each in wanted if each not in DIMENSIONS), None)
    if unknown is not None:
        raise SettingsError(
            "A report cannot be split by this",
            place="--by",
            value=unknown,
            mend=f"Choose of: {', '.join(DIMENSIONS)}.",
        )
    return wanted
