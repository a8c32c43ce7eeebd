"""`waverly status`."""

import asyncio

import click

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.sites import refuse_an_unprepared_folder
from waverly.clock import format_instant
from waverly.reporting.server_state import ServerState, server_state
from waverly.settings import Settings
from waverly.storage import store_as_it_is
from waverly.wording import sized


@click.command("status")
@home_option
@json_option
def command(home: str | None, as_json: bool) -> None:
    """Print version, database, free room and last backup.

    It ends with status 1 where the database has another schema than this version works with, or its disk
    is nearly full. How the regular work goes is said by `waverly jobs`.
    """
    settings = settings_for(home)
    refuse_an_unprepared_folder(settings)
    state = asyncio.run(_state(settings))
    if as_json:
        print_json(state)
    else:
        click.echo("\n".join(_lines(state)))
    if state.has_little_room or not state.is_current:
        raise SystemExit(1)


async def _state(settings: Settings) -> ServerState:
    async with store_as_it_is(settings.database_url) as store:
        return await server_state(store, settings)


def _lines(state: ServerState) -> list[str]:
    return [
        f"Waverly {state.waverly}",
        f"Home:      {state.home}",
        f"Schema:    {_schema(state)}",
        f"Database:  {sized(state.database_bytes)}, {'PostgreSQL' if state.is_on_server else 'SQLite'}",
        f"Free room: {sized(state.free_bytes)}{', NEARLY FULL' if state.has_little_room else ''}",
        f"Backup:    {_backup(state)}",
    ]


def _schema(state: ServerState) -> str:
    if state.is_current:
        return f"{state.needed}, current"
    return f"{state.revision or 'none'}, but this version works with {state.needed}: run `waverly migrate`"


def _backup(state: ServerState) -> str:
    if state.is_on_server:
        return "not known, because this database is dumped with its own tools (pg_dump)"
    if state.backed_up is None:
        return "`waverly backup` has never run; of other tools nothing is known"
    made = state.backed_up
    return f"{format_instant(made.at)} UTC, {made.file}, {sized(made.bytes)}"
