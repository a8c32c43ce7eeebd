"""`waverly report journeys`."""

import asyncio
from typing import get_args

import click

from waverly.cli.options import (
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
from waverly.reporting.figures import hours_of, percent, period_of
from waverly.reporting.journeys.failures import MIN_RATED, Order, sorted_by
from waverly.reporting.journeys.journeys import Journeys, journeys
from waverly.reporting.periods import lately
from waverly.storage import Store
from waverly.wording import counted

ROWS = 15


@click.command("journeys")
@days_option
@click.option(
    "--sort",
    type=click.Choice(get_args(Order)),
    default="views",
    show_default=True,
    help="Pages by this, most first.",
)
@site_option
@home_option
@json_option
def command(days: int, sort: Order, site: str | None, home: str | None, as_json: bool) -> None:
    """Say where visits begin, how they go on, and where they stop."""

    async def ask(store: Store, key: str) -> Journeys:
        now = now_for(home)
        return await journeys(store, key, await lately(store, key, now, days), now)

    found = asyncio.run(with_store(settings_for(home), site, ask))
    print_json(found) if as_json else click.echo(journeys_text(found, sort), nl=False)


def journeys_text(found: Journeys, sort: Order = "views") -> str:
    """Return the journeys as text."""
    days = period_of(found.days)
    if not found.visits:
        return "\n".join([f"No visit has ended in these days yet: {days}.", *_alone(found), ""])
    counts = f"{found.visits:,} visits by {found.visitors:,} visitors, {found.filtered:,} filtered"
    lines = [f"{counts}, {days}", *_alone(found)]
    lines += ["", "How far they went"]
    lines += [
        f"  {each.step:10} {each.reached:>9,} reached it, the last step of {each.stopped:>9,}"
        for each in found.drop_offs
    ]
    lines += [f"  {counted(found.orders, 'order')}, each with the last visit before it"]
    lines += titled(
        "The most common paths",
        [
            f"{each.visits:>9,} {each.share:>6.1%}  {' → '.join((*each.pages, each.end))}"
            for each in found.ways
        ],
    )
    lines += _failures(found, sort)
    lines += titled(
        "From the first visit to the first order",
        [
            f"{each.first_source:10} {each.buyers:>6,} buyers  a quarter within {hours_of(each.lower)}, "
            f"half within {hours_of(each.median)}, three quarters within {hours_of(each.upper)}"
            for each in found.time_to_order
        ],
    )
    lines += titled(
        "Channels",
        [
            f"{each.source:10} closed {each.closed:>6,}  assisted {each.assisted:>6,}  {each.share:.1%}"
            for each in found.assists
        ],
    )
    lines += titled(
        "Would have been shown while nothing was",
        [f"{campaign:24} {times:>9,}" for campaign, times in found.baseline.items()],
    )
    return "\n".join(lines) + "\n"


def _failures(found: Journeys, sort: Order) -> list[str]:
    title = f"Failure points\n  {'views':>9} {'bounced':>8} {'left':>7} {'repeated':>9}"
    rows = [
        f"{each.views:>9,} {percent(each.bounce_rate):>8} {percent(each.exit_rate):>7} "
        f"{percent(each.repeated_rate):>9}  {each.type} {each.name or each.path}"
        for each in sorted_by(found.failures, sort)[:ROWS]
    ]
    dash = f"A dash: fewer than {MIN_RATED} visits or views, too few for a rate"
    return titled(title, rows, foot=dash)


def _alone(found: Journeys) -> list[str]:
    """Return the line about imported orders that are left out, if there are any."""
    count = found.orders_alone
    return [f"{counted(count, 'imported visit')} left out: an order, and no page"] if count else []
