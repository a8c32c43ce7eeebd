"""`waverly simulate`."""

import asyncio
import time

import click
from rich.progress import Progress

from waverly.cli.options import json_option, print_json
from waverly.simulation.run import Plan, simulate
from waverly.simulation.sender import Tally


@click.command("simulate")
@click.option("--url", default="http://127.0.0.1:8765", show_default=True, help="The server.")
@click.option("--site", required=True, help="Public key of the store.")
@click.option("--secret", envvar="WAVERLY_SECRET", required=True, help="Its secret key.")
@click.option("--visits", default=1000, show_default=True, help="How many visits.")
@click.option("--days", default=30.0, show_default=True, help="Over how many days, ending now.")
@click.option(
    "--world",
    type=click.Choice(["A", "B", "C"]),
    default="A",
    show_default=True,
    help="A: the campaigns' causes are right; B: they are wrong; C: no help helps.",
)
@click.option("--seed", default=1, show_default=True, help="Same seed, same shoppers.")
@click.option("--feed", help="Address of a product feed (JSON) to browse.")
@click.option(
    "--set-clock/--keep-clock",
    default=True,
    help="Tell a server in test mode when each batch happens.",
)
@json_option
def command(
    url: str,
    site: str,
    secret: str,
    visits: int,
    days: float,
    world: str,
    seed: int,
    feed: str | None,
    set_clock: bool,
    as_json: bool,
) -> None:
    """Send believable shoppers with hidden reasons to waver."""
    plan = Plan(
        url=url,
        site=site,
        secret=secret,
        visits=visits,
        start=int((time.time() - days * 86_400) * 1000),
        days=days,
        world=world,
        seed=seed,
        feed=feed,
        set_clock=set_clock,
    )
    with Progress(disable=as_json) as progress:
        bar = progress.add_task("Visits", total=visits)
        tally = asyncio.run(
            simulate(plan, lambda so_far: progress.update(bar, completed=so_far.visits))
        )
    print_json(tally) if as_json else _tell(tally)


def _tell(tally: Tally) -> None:
    click.echo(
        f"{tally.visits} visits, {tally.batches} batches, {tally.asked} moments asked about, "
        f"{tally.displayed} overlays shown, {tally.dismissed} closed, {tally.orders} orders."
    )
