"""`waverly outbox list|replay`."""

import asyncio
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waverly.cli.options import (
    home_option,
    instant_of,
    json_option,
    now_of,
    print_json,
    settings_for,
)
from waverly.cli.sites import known_store
from waverly.errors import NotFound
from waverly.errors.names import known_are
from waverly.integrations.config import read_integrations
from waverly.settings import Settings
from waverly.storage.chores.outbox_rows import Waiting, outbox_summary, send_again
from waverly.wording import counted


@click.group("outbox")
def command() -> None:
    """List messages to other tools and mails, and send them again."""


@command.command("list")
@home_option
@json_option
def list_command(home: str | None, as_json: bool) -> None:
    """Print how many messages wait, arrived or were given up."""
    found = asyncio.run(_summary(settings_for(home)))
    if as_json:
        print_json(found)
        return
    if not found:
        click.echo("No message was queued yet.")
        return
    table = Table("destination", "waiting", "arrived", "given up", "a reason")
    for one in found:
        numbers = (f"{number:,}" for number in (one.waiting, one.sent, one.given_up))
        table.add_row(one.target, *numbers, escape(one.an_error or ""))
    Console().print(table)


@command.command("replay", epilog="Example: waverly outbox replay segment --since 2026-11-27")
@click.argument("destination")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    required=True,
    help="Send again what was queued since this time (UTC).",
)
@home_option
@json_option
def replay_command(destination: str, since: datetime, home: str | None, as_json: bool) -> None:
    """Send messages to DESTINATION again.

    DESTINATION is a name that `waverly outbox list` prints. Receivers that go by the messages' ids count
    each once.
    """
    instant = instant_of(since)
    count = asyncio.run(_replay(settings_for(home), destination, instant))
    if as_json:
        print_json({"queued": count})
    else:
        click.echo(
            f"{counted(count, 'message')} to {destination} will leave again while the server runs."
        )


async def _summary(settings: Settings) -> list[Waiting]:
    async with known_store(settings) as store:
        return await outbox_summary(store)


async def _replay(settings: Settings, destination: str, since: int) -> int:
    named = {tool.name for tool in read_integrations(Path(settings.home)).tools}
    async with known_store(settings) as store:
        known = named | {each.target for each in await outbox_summary(store)}
        if destination not in known:
            raise NotFound(
                "There is no such destination",
                value=destination,
                mend=known_are(destination, sorted(known)),
            )
        return await send_again(store, destination, since, now_of(settings))
