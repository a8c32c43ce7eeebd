"""`waverly people export|erase`."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from waverly.cli.options import (
    OutputFile,
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.sites import name_of, with_store
from waverly.errors import WrongUse
from waverly.reporting.kept_data import kept_lines, not_among
from waverly.reporting.person_export import file_of
from waverly.storage import Store
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import Everything, KeptRows, everything_of, kept_of
from waverly.storage.people.persons import person_query

Found = TypeVar("Found")


@click.group("people")
def command() -> None:
    """Export or erase what is kept about one person."""


@command.command("export", epilog="Example: waverly people export anna@example.com --out kept.json")
@click.argument("identity", metavar="ID")
@click.option("--out", type=OutputFile(), help="Write it into this file; else it is printed.")
@site_option
@home_option
@json_option
def export_command(
    identity: str, out: Path | None, site: str | None, home: str | None, as_json: bool
) -> None:
    """Hand out all that is kept of a person, as JSON.

    ID is a visitor's id, as the browser keeps it under `waverly:visitor`, the number of an order of
    theirs, or an e-mail address.
    """
    now = now_for(home)
    found, file = _run(home, site, lambda store, key: _file(store, key, identity, now))
    _tell_typed(found.typed_in)
    if out is None:
        click.echo(file.decode())
        return
    out.touch(mode=0o600)
    out.write_bytes(file)
    counts = {table: len(lines) for table, lines in found.rows.items()}
    kept = KeptRows(
        visitors=found.visitors, email=found.email, rows=counts, typed_in=found.typed_in
    )
    print_json(kept) if as_json else _tell(kept, f"Written into {out}:")


@command.command("erase", epilog="Example: waverly people erase anna@example.com")
@click.argument("identity", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@site_option
@home_option
@json_option
def erase_command(
    identity: str, yes: bool, site: str | None, home: str | None, as_json: bool
) -> None:
    """Erase all that is kept of a person, for good.

    ID is a visitor's id, as the browser keeps it under `waverly:visitor`, the number of an order of
    theirs, or an e-mail address.
    """
    asked = person_query(identity)
    if not yes:
        _confirm(_run(home, site, lambda store, key: kept_of(store, key, asked)), as_json)
    now = now_for(home)

    async def erase_known(store: Store, key: str) -> KeptRows:
        await kept_of(store, key, asked)  # raises NotFound: an id mistyped is not to pass for done
        return await erase(store, key, asked, now)

    erased = _run(home, site, erase_known)
    print_json(erased) if as_json else _tell(erased, "Erased:")
    _tell_typed(erased.typed_in)


async def _file(store: Store, key: str, identity: str, now: int) -> tuple[Everything, bytes]:
    found = await everything_of(store, key, person_query(identity))
    return found, file_of(found, await name_of(store, key), now)


def _confirm(kept: KeptRows, as_json: bool) -> None:
    if as_json:
        raise WrongUse(
            "Nobody can be asked where a program reads the answer",
            place="--json",
            mend="Add --yes to erase.",
        )
    _tell(kept, "This is kept, and would be deleted for good:")
    click.confirm("Erase it?", abort=True)


def _tell(kept: KeptRows, heading: str) -> None:
    click.echo(heading)
    for line in kept_lines(kept):
        click.echo(f"  {line}")
    if len(kept.visitors) > 1:
        click.echo(f"  Browsers known to be the same person's: {', '.join(kept.visitors)}")


def _tell_typed(visitors: Sequence[str]) -> None:
    """Say whose visits an address does not stand for; apart from what a program reads."""
    if visitors:
        click.echo(f"{not_among(visitors)}: {', '.join(visitors)}", err=True)


def _run(
    home: str | None, site: str | None, work: Callable[[Store, str], Awaitable[Found]]
) -> Found:
    return asyncio.run(with_store(settings_for(home), site, work))
