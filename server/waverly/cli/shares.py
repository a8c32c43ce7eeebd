"""`waverly shares show|prices|update|learn|release|revoke`."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click
from msgspec import Struct

from waverly.cli.holdout import as_served
from waverly.cli.options import (
    ONE_OR_MORE,
    at_option,
    home_option,
    json_option,
    now_for,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import bar
from waverly.cli.sites import with_store
from waverly.deciding.share_table import ShareTable
from waverly.pipeline.policy_of import policy_in_force
from waverly.policies.acceptance.handing_over import consider_learner
from waverly.policies.attention.annoyance_log import prices_of
from waverly.policies.attention.words import CLOSINGS, COUNTED, POINTS
from waverly.policies.nightly import update_shares
from waverly.policies.shares.override import release, revoke
from waverly.policies.shares.words import ShareLine, share_lines, stage_sentence
from waverly.storage import Store
from waverly.storage.site.share_rows import Move, recent_moves

Found = TypeVar("Found")


class Shares(Struct, frozen=True, kw_only=True):
    """What is in force, in data and in words, and how it came about."""

    table: ShareTable
    stage: str
    campaigns: dict[str, list[ShareLine]]
    moves: tuple[Move, ...]


@click.group("shares")
def command() -> None:
    """See how often each help is shown, and why, and overrule it."""


@command.command("show")
@site_option
@home_option
@json_option
def show_command(site: str | None, home: str | None, as_json: bool) -> None:
    """Print the shares in force and why they moved."""

    async def show(store: Store, key: str) -> Shares:
        served = await as_served(store, settings_for(home))
        policy = await policy_in_force(store, key, served.holdout)
        return Shares(
            table=policy.table,
            stage=stage_sentence(policy),
            campaigns={each.id: share_lines(each, policy) for each in policy.campaigns},
            moves=tuple(await recent_moves(store, key)),
        )

    shares = _run(home, site, show)
    print_json(shares) if as_json else _tell_shares(shares)


@command.command("prices")
@site_option
@home_option
@json_option
def prices_command(site: str | None, home: str | None, as_json: bool) -> None:
    """Print what attention costs, and what each price rests on."""
    found = _run(home, site, lambda store, key: prices_of(store, key, now_for(home)))
    if as_json:
        print_json(found)
        return
    for price in found:
        click.echo(price.sentence)
    click.echo("")
    click.echo(POINTS)
    click.echo(CLOSINGS)
    if any(price.missing is None for price in found):
        click.echo(COUNTED)


@command.command("update")
@site_option
@home_option
@json_option
def update_command(site: str | None, home: str | None, as_json: bool) -> None:
    """Do tonight's step now: move the shares by what the log says."""
    moves = _run(home, site, lambda store, key: update_shares(store, key, now_for(home)))
    print_json(moves) if as_json else _tell(moves, "Nothing moves: the log gives no reason to.")


@command.command("learn")
@site_option
@click.option("--seed", default=0, show_default=True, help="Same seed, same model.")
@click.option(
    "--threads", type=ONE_OR_MORE, default=1, show_default=True, help="Threads LightGBM may use."
)
@at_option
@home_option
@json_option
def learn_command(
    site: str | None, seed: int, threads: int, at: int | None, home: str | None, as_json: bool
) -> None:
    """Ask now whether a learnt model may divide the shares.

    The answer is put in force.
    """
    settings = settings_for(home)
    now = at or now_of(settings)
    with bar("Fitting and judging candidates", None, hidden=as_json):
        move = _run(
            home,
            site,
            lambda store, key: consider_learner(
                store, key, settings.models_of(key), now, seed=seed, threads=threads
            ),
        )
    print_json(move) if as_json else click.echo(move.sentence)


@command.command(
    "release", epilog='Example: waverly shares release fit-note --note "Reworded; try it again"'
)
@click.argument("campaign")
@click.option("--note", required=True, help="Why, for whoever reads the campaign's page later.")
@click.option("--device", help="Only on this kind of device.")
@site_option
@home_option
@json_option
def release_command(
    campaign: str,
    note: str,
    device: str | None,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Show a held-back campaign again, by your own decision."""
    now = now_for(home)
    moves = _run(
        home,
        site,
        lambda store, key: release(store, key, campaign, note=note, at=now, device=device),
    )
    print_json(moves) if as_json else _tell(moves, "")


@command.command("revoke", epilog='Example: waverly shares revoke --note "We want the rules back"')
@click.option("--note", required=True, help="Why, for whoever reads it later.")
@site_option
@home_option
@json_option
def revoke_command(note: str, site: str | None, home: str | None, as_json: bool) -> None:
    """Take the shares back from the learnt model yourself.

    Running servers follow within seconds. The next acceptance test may choose a model again.
    """
    now = now_for(home)
    moves = _run(home, site, lambda store, key: revoke(store, key, note=note, at=now))
    print_json(moves) if as_json else _tell(moves, "")


def _run(
    home: str | None, site: str | None, work: Callable[[Store, str], Awaitable[Found]]
) -> Found:
    return asyncio.run(with_store(settings_for(home), site, work))


def _tell_shares(shares: Shares) -> None:
    click.echo(shares.stage)
    for campaign, lines in shares.campaigns.items():
        click.echo(f"\n{campaign}")
        for line in lines:
            click.echo(f"  {line.occasion} {line.sentence}")
    click.echo("")
    _tell(shares.moves, "Nothing has moved yet.")


def _tell(moves: tuple[Move, ...], when_none: str) -> None:
    for move in moves:
        click.echo(move.sentence)
    if not moves:
        click.echo(when_none)
