"""`waverly models list|show|rollback`."""

import asyncio
from pathlib import Path

import click
from msgspec import Struct

from waverly.cli.options import (
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.sites import with_store
from waverly.clock import format_instant
from waverly.errors import ArtifactError
from waverly.features import FEATURE_HASH
from waverly.policies.acceptance.effect_card import EffectCard, read_effect_card
from waverly.policies.acceptance.effect_text import effect_markdown
from waverly.scoring.artifact import newest
from waverly.scoring.model_registry import RegisteredModel, named, registered_models, roll_back
from waverly.scoring.training_log import Training, trainings
from waverly.storage import Store
from waverly.training.card import Card
from waverly.training.card_text import card_markdown
from waverly.training.health import Health, health, read_card

SHOWN_TRAININGS = 10


class Shelf(Struct, frozen=True, kw_only=True):
    """The models there are, and what the latest trainings came to, newest first."""

    models: list[RegisteredModel]
    trainings: list[Training]


class ShownModel(Struct, frozen=True, kw_only=True):
    """A model's card, as data, and how it is today; the card is None for one made without.

    A model of what help changes has `effects` instead.
    """

    card: Card | None
    effects: EffectCard | None = None
    health: Health


@click.group("models")
def command() -> None:
    """List models, look at one, go back to an earlier one."""


@command.command("list")
@site_option
@home_option
@json_option
def list_command(site: str | None, home: str | None, as_json: bool) -> None:
    """List all models, and what the trainings came to.

    The one in use is marked. Each is looked at as if it were to serve: whether one could be put back is
    said beside it.
    """
    folder = _folder(home, site)
    latest = list(reversed(trainings(folder)))[:SHOWN_TRAININGS]
    found = Shelf(models=registered_models(folder, FEATURE_HASH), trainings=latest)
    print_json(found) if as_json else _tell(found)


@command.command("show", epilog="Example: waverly models show")
@click.argument("model", required=False)
@site_option
@home_option
@json_option
def show_command(model: str | None, site: str | None, home: str | None, as_json: bool) -> None:
    """Print card, age and drift of MODEL, or of the one that serves."""
    folder = _folder(home, site)
    chosen = named(folder, model) if model else newest(folder, None)
    if chosen is None:
        raise ArtifactError("There is no model yet", mend="Make one with `waverly train`.")
    found = asyncio.run(
        with_store(
            settings_for(home),
            site,
            lambda store, key: health(store, key, folder, chosen, now_for(home)),
        )
    )
    card = read_card(folder / chosen)
    effects = read_effect_card(folder / chosen)
    if as_json:
        print_json(ShownModel(card=card, effects=effects, health=found))
        return
    if card is not None:
        click.echo(card_markdown(card))
    if effects is not None:
        click.echo(effect_markdown(effects))
    click.echo(found.sentence)


@command.command("rollback", epilog="Example: waverly models rollback")
@click.argument("model", required=False)
@site_option
@home_option
@json_option
def rollback_command(model: str | None, site: str | None, home: str | None, as_json: bool) -> None:
    """Put the model back that served before, or MODEL.

    Running servers follow within seconds.

    The next training publishes a new one again, if it is good enough.
    """
    folder = _folder(home, site)
    done = roll_back(folder, FEATURE_HASH, now_for(home), model)
    print_json(done) if as_json else click.echo(done.sentence)


def _folder(home: str | None, site: str | None) -> Path:
    """Return the folder of a store's models."""
    settings = settings_for(home)

    async def folder(store: Store, key: str) -> Path:
        return settings.models_of(key)

    return asyncio.run(with_store(settings, site, folder))


def _tell(found: Shelf) -> None:
    for each in found.models:
        click.echo(f"{'*' if each.is_current else ' '} {each.id}  {_of(each)}")
    if not found.models:
        click.echo("There is no model yet; `waverly train` makes one.")
    for training in found.trainings:
        click.echo(f"{format_instant(training.at)}  {training.kind}: {training.sentence}")


def _of(each: RegisteredModel) -> str:
    """Return a model in a line: whether it is in use, what it learnt from, why it cannot serve."""
    parts = ["in use"] if each.is_current and each.fault is None else []
    if each.manifest is not None:
        auc = each.manifest.metrics.get("auc")
        quality = "" if auc is None else f", AUC {auc:.3f}"
        what = "what help changes, " if each.is_of_effects else ""
        parts.append(f"learnt {what}from {each.manifest.rows:,} moments{quality}")
    if each.fault is not None:
        parts.append(f"cannot serve: {each.fault}")
    return "; ".join(parts)
