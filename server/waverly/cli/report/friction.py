"""`waverly report friction`."""

import asyncio

import click

from waverly.cli.options import (
    ONE_OR_MORE,
    days_option,
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.report.titled import titled
from waverly.cli.sites import with_store
from waverly.reporting.figures import period_of
from waverly.reporting.friction.parts import PartFriction
from waverly.reporting.friction.report import STRIPS, Friction, friction
from waverly.reporting.periods import lately
from waverly.reporting.words import moment_title
from waverly.storage import Store

ROWS = 15

NOBODY = "Only the script in your pages sees such moments; history that was imported has none."


@click.command("friction")
@days_option
@click.option(
    "--sessions",
    type=ONE_OR_MORE,
    default=STRIPS,
    show_default=True,
    help="How many visits to draw.",
)
@site_option
@home_option
@json_option
def command(days: int, sessions: int, site: str | None, home: str | None, as_json: bool) -> None:
    """Say where shoppers hesitate, about what, and what would help."""

    async def ask(store: Store, key: str) -> Friction:
        now = now_for(home)
        return await friction(store, key, await lately(store, key, now, days), now, count=sessions)

    found = asyncio.run(with_store(settings_for(home), site, ask))
    print_json(found) if as_json else click.echo(_text(found), nl=False)


def _text(found: Friction) -> str:
    days = period_of(found.days)
    lines = [f"Somebody hesitated in {found.hesitant:,} of {found.visits:,} visits, {days}"]
    if not found.hesitant:
        lines.append(NOBODY)
    lines += titled(
        "By product",
        [f"{each.name or each.product}: {each.sentence}" for each in found.doubts[:ROWS]],
    )
    lines += titled(
        "Searched for in doubt, or in vain",
        [f"{each.people:>7,} people  {each.words} ({each.topic})" for each in found.terms[:ROWS]],
    )
    lines += titled(
        "Visits drawn at random", [f"{each.session}  {each.line}" for each in found.strips]
    )
    lines += titled("By part of the page", [_where(each) for each in found.parts[:ROWS]])
    return "\n".join(lines) + "\n"


def _where(each: PartFriction) -> str:
    place = each.page if each.part == "page" else f"{each.page}, {each.part.replace('_', ' ')}"
    return (
        f"{each.moments:>7,} times in {each.sessions:>6,} visits  {place}: "
        f"{moment_title(each.kind)}"
    )
