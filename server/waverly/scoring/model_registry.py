"""The models in a folder: which is in use, going back to an earlier one, and forgetting those long unused."""

import shutil
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from waverly.errors import ArtifactError
from waverly.errors.names import known_are
from waverly.scoring.artifact import (
    MANIFEST_FILE,
    check_features,
    load_artifact,
    newest,
    publish,
    read_checked,
    read_manifest,
)
from waverly.scoring.manifest import Manifest
from waverly.scoring.training_log import Training, log_training, trainings

IN_USE = ("published", "rolled back")
"""Kinds of lines in the log of trainings after which the model they name serves."""

OF_EFFECTS = "-policy"
"""How the names of models end that say what help changes, not who buys; the shares name the one in use."""


class RegisteredModel(Struct, frozen=True, kw_only=True):
    """One artifact. `fault` says why it cannot be used; `manifest` is None when that cannot be read.

    `is_of_effects` tells a model of what help changes, which is put into use by the shares.
    """

    id: str
    is_current: bool
    is_of_effects: bool = False
    manifest: Manifest | None
    fault: str | None = None


def registered_models(models: Path, expected_feature_hash: str) -> list[RegisteredModel]:
    """Every artifact in the folder, newest first by name, each checked as if it were to be used.

    The current one is among them even where its folder is gone.
    """
    current = newest(models, None)
    names = {*_ids(models), *([current] if current else [])}
    return [
        _shelved(models / name, current, expected_feature_hash)
        for name in sorted(names, reverse=True)
    ]


def roll_back(models: Path, expected_feature_hash: str, at: int, to: str | None = None) -> Training:
    """Publish the model that was in use before the current one, or the one named; return what was done.

    Raises `ArtifactError` when there is none, when it says something else than who buys, or when it does
    not load.
    """
    current = newest(models, None)
    wanted = named(models, to) if to else _before(models, current)
    if wanted is None:
        raise ArtifactError(
            "There is no earlier model to go back to",
            place=str(models),
            value=current or "no model",
            mend="See `waverly models list`; name one with its id.",
        )
    if _is_of_effects(wanted):
        raise ArtifactError(
            "This model says what help changes, not who is likely to buy",
            value=wanted,
            mend="`waverly shares` says which one of these decides; name another of `waverly models list`.",
        )
    load_artifact(models / wanted, expected_feature_hash)
    publish(models, wanted)
    done = Training(
        at=at,
        kind="rolled back",
        sentence=f"Model {wanted} serves again, instead of {current or 'none'}.",
        artifact=wanted,
    )
    log_training(models, done)
    return done


def forget_models(models: Path, before: int) -> list[str]:
    """Delete the models of who buys that were last in use before an instant; return their ids.

    No decision that is kept was made with them then. The one in use stays, and the one to go back to.
    """
    current = newest(models, None)
    used = [
        (each.artifact, each.at)
        for each in trainings(models)
        if each.kind in IN_USE and each.artifact and not _is_of_effects(each.artifact)
    ]
    ended = {name: at for (name, _), (_, at) in pairwise(used)}
    stay = {current, _before(models, current), *(name for name, _ in used[-1:])}
    gone = [
        name
        for name, at in ended.items()
        if at < before and name not in stay and _is_artifact(models / name)
    ]
    for name in gone:
        hidden = (models / name).rename(models / f".{name}")  # nobody lists half a model
        shutil.rmtree(hidden)
    return gone


def named(models: Path, model: str) -> str:
    """Return a model's id as it was typed. Raises ArtifactError when there is no such model."""
    if not _is_artifact(models / model):
        raise ArtifactError(
            "There is no such model",
            value=model,
            mend=f"{known_are(model, _ids(models))} `waverly models list` says more.",
        )
    return model


def _ids(models: Path) -> list[str]:
    return sorted(each.name for each in models.glob("*") if _is_artifact(each))


def _before(models: Path, current: str | None) -> str | None:
    """The newest model published before the current one."""
    published = [each.artifact for each in trainings(models) if each.kind == "published"]
    earlier = published[: published.index(current)] if current in published else published
    return next((each for each in reversed(earlier) if each != current), None)


def _is_of_effects(model: str) -> bool:
    return model.endswith(OF_EFFECTS)


def _is_artifact(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".") and (path / MANIFEST_FILE).exists()


def _shelved(path: Path, current: str | None, expected: str) -> RegisteredModel:
    found = RegisteredModel(
        id=path.name,
        is_current=path.name == current,
        is_of_effects=_is_of_effects(path.name),
        manifest=None,
    )
    try:
        manifest = read_manifest(path)
    except ArtifactError as error:
        return replace(found, fault=str(error))
    return replace(found, manifest=manifest, fault=_fault(path, manifest, expected))


def _fault(path: Path, manifest: Manifest, expected: str) -> str | None:
    try:
        check_features(path, manifest, expected)
        for name in manifest.sha256:
            read_checked(path, name, manifest)
    except ArtifactError as error:
        return str(error)
    return None
