"""`waverly simulate`: shoppers for a running server, or policies against each other offline."""

import asyncio
import time
from pathlib import Path

import click
import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from waverly.cli.options import ONE_OR_MORE, OutputFile, json_option, print_json
from waverly.cli.progress import bar, bars
from waverly.errors import WrongUse
from waverly.policies.judging.words import PLAYED, WHY_NOT_PLAYED, named
from waverly.simulation.lines import ComparisonLine
from waverly.simulation.run import SimulationPlan, simulate
from waverly.simulation.sender import Tally
from waverly.simulation.world import WorldName
from waverly.wording import counted

OFFLINE_DAYS = 60
ONLINE_DAYS = 30.0


class _Asked(Struct, frozen=True, kw_only=True):
    """The command's options."""

    policies: tuple[str, ...]
    worlds: tuple[WorldName, ...]
    days: float | None
    decisions: int
    seasons: int
    seed: int
    plot: Path | None
    url: str
    site: str | None
    secret: str | None
    visits: int
    feed: str | None
    set_clock: bool
    as_json: bool


@click.command("simulate")
@click.option(
    "--policy",
    "policies",
    multiple=True,
    type=click.Choice(PLAYED),
    help=f"Offline: a policy to play: {named(PLAYED)}. {WHY_NOT_PLAYED} "
    "Repeatable; all of them meet the same shoppers.",
)
@click.option(
    "--world",
    "worlds",
    multiple=True,
    type=click.Choice(["A", "B", "C"]),
    default=("A",),
    show_default=True,
    help="A: the campaigns' causes are right; B: they are wrong; C: no help helps. Repeatable offline.",
)
@click.option(
    "--days",
    type=click.FloatRange(min=0, min_open=True),
    help="How many days; 60 offline, 30 ending now for a server.",
)
@click.option(
    "--decisions",
    type=ONE_OR_MORE,
    default=1000,
    show_default=True,
    help="Offline: decisions a day.",
)
@click.option(
    "--seasons",
    type=ONE_OR_MORE,
    default=1,
    show_default=True,
    help="Offline: seasons, each of its own seed.",
)
@click.option("--seed", default=1, show_default=True, help="Same seed, same shoppers.")
@click.option(
    "--plot", type=OutputFile(), help="Offline: draw the comparison as SVG into this file."
)
@click.option("--url", default="http://127.0.0.1:8765", show_default=True, help="The server.")
@click.option("--site", help="For a server: public key of the store.")
@click.option("--secret", envvar="WAVERLY_SECRET", help="For a server: the store's secret key.")
@click.option(
    "--visits",
    type=ONE_OR_MORE,
    default=1000,
    show_default=True,
    help="For a server: how many visits.",
)
@click.option("--feed", help="For a server: address of a product feed (JSON) to browse.")
@click.option(
    "--set-clock/--keep-clock",
    default=True,
    help="Tell a server in test mode when each batch happens.",
)
@json_option
def command(**given: object) -> None:
    """Send believable shoppers to a server, or play policies.

    With --policy, policies are played against each other offline; nothing is sent then.

    Offline the shoppers' hidden reasons are known, so what each policy gained is known, too.
    """
    asked = msgspec.convert(given, _Asked)
    if asked.policies:
        _play(asked)
    else:
        _send(asked)


def _play(asked: _Asked) -> None:
    """Play the seasons and print, or draw, what each policy gained."""
    # Late: the learners bring LightGBM, which sending shoppers to a server does not need.
    from waverly.simulation.compare import compare
    from waverly.simulation.comparison_plot import plot
    from waverly.simulation.season import SeasonPlan as Season

    plan = Season(
        world="A",
        policies=asked.policies,
        days=int(asked.days or OFFLINE_DAYS),
        decisions_a_day=asked.decisions,
        seed=asked.seed,
    )
    with bars(hidden=asked.as_json) as progress:
        days = progress.add_task("Days", total=plan.days * len(asked.worlds) * asked.seasons)
        lines = compare(plan, asked.worlds, asked.seasons, lambda: progress.advance(days))
    if asked.plot is not None:
        plot(lines, asked.plot)
    if asked.as_json:
        print_json(lines)
        return
    console = Console()
    console.print(_table(lines))
    console.print(_legend(plan.days, lines))


def _table(lines: list[ComparisonLine]) -> Table:
    has_interval = any(line.low is not None for line in lines)  # one season alone has no interval
    table = Table("world", "policy")
    for name in ("orders gained", *["95%"] * has_interval, "missed", "shown", "used", "closed"):
        table.add_column(name, justify="right")
    world = ""
    for line in lines:
        between = [f"{line.low:+,.0f} to {line.high:+,.0f}"] if line.low is not None else []
        figures = [f"{n:,.0f}" for n in (line.regret, line.shown, line.used, line.dismissed)]
        named = "" if line.world == world else line.world
        table.add_row(named, line.policy, f"{line.gained:+,.0f}", *between, *figures)
        world = line.world
    return table


def _legend(days: int, lines: list[ComparisonLine]) -> str:
    """Say what the figures are, in the plural they are in."""
    seasons, moments = lines[0].seasons, lines[0].decisions
    over = (
        f"a season of {counted(days, 'day')}"
        if seasons == 1
        else f"{seasons} seasons of {days} days, means"
    )
    between = "" if seasons == 1 else " The 95% are over seasons: too few of them make it wide."
    return (
        f"In {over}, with {moments:,.0f} moments of wavering. Orders gained: over showing nothing, "
        f"by the shoppers' true chances. Missed: what the oracle, who knows them, gained more. "
        f"Used and closed: of what was shown.{between} Policies: "
        f"{named(dict.fromkeys(line.policy for line in lines))}."
    )


def _send(asked: _Asked) -> None:
    if asked.site is None or asked.secret is None:
        raise WrongUse(
            "Which server's store, or which policies?",
            place="--site, --secret or --policy",
            mend="Name the store and its secret key, or policies to compare offline.",
        )
    days = asked.days or ONLINE_DAYS
    plan = SimulationPlan(
        url=asked.url,
        site=asked.site,
        secret=asked.secret,
        visits=asked.visits,
        start=int((time.time() - days * 86_400) * 1000),
        days=days,
        world=asked.worlds[0],
        seed=asked.seed,
        feed=asked.feed,
        set_clock=asked.set_clock,
    )
    with bar("Visits", asked.visits, hidden=asked.as_json) as on_visit:
        tally = asyncio.run(simulate(plan, lambda so_far: on_visit(so_far.visits)))
    print_json(tally) if asked.as_json else _tell(tally)


def _tell(tally: Tally) -> None:
    click.echo(
        f"{tally.visits} visits, {tally.batches} batches, {tally.asked} moments asked about, "
        f"{tally.displayed} overlays shown, {tally.dismissed} closed, {tally.orders} orders."
    )
