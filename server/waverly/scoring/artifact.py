"""A trained model on disk: a folder written whole or not at all, and checked before it is used."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

import msgspec
from msgspec import Struct

from waverly.campaigns import NOTHING
from waverly.errors import ArtifactError
from waverly.scoring.booster import FastBooster
from waverly.scoring.calibration import Calibration
from waverly.scoring.durable import place_folder, sync_folder, write_durably
from waverly.scoring.manifest import ARM_COLUMN, FORMAT_VERSION, Manifest, digest
from waverly.scoring.scorer import Scorer

MODEL_FILE = "model.txt"
CALIBRATION_FILE = "calibration.json"
EFFECTS_FILE = "effects.txt"
LEAVING_FILE = "leaving.txt"
LEAVING_CALIBRATION_FILE = "leaving-calibration.json"
MANIFEST_FILE = "manifest.json"
CURRENT_FILE = "CURRENT"
RETRAIN = "Train again with `waverly train`."
RESTORE = "Restore the folder from a backup, or train again with `waverly train`."

Beside = TypeVar("Beside")

_calibrations = msgspec.json.Decoder(Calibration)


class Head(Struct, frozen=True, kw_only=True):
    """A model beside the main one, as text, with its map to a probability."""

    model_text: str
    calibration: Calibration


def write_artifact(
    root: Path,
    artifact_id: str,
    *,
    model_text: str,
    calibration: Calibration,
    manifest: Manifest,
    effects_text: str | None = None,
    leaving: Head | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> Path:
    """Write `root/artifact_id` and return it; a reader sees the whole folder or none of it.

    `effects_text` is a model of effects with the arm as its last column; `manifest` then holds
    each arm's average effect. `leaving` tells how likely a visitor is to leave. `beside` are
    further files by name. Checksums are filled in here. Raises `ArtifactError` if the folder exists
    already.
    """
    root.mkdir(parents=True, exist_ok=True)
    target = root / artifact_id
    if target.exists():
        raise ArtifactError(
            "An artifact of this name exists already",
            place=str(target),
            mend="Give each training its own name.",
        )
    files = {MODEL_FILE: model_text.encode("ascii"), CALIBRATION_FILE: _json(calibration)}
    if effects_text is not None:
        files[EFFECTS_FILE] = effects_text.encode("ascii")
    if leaving is not None:
        files[LEAVING_FILE] = leaving.model_text.encode("ascii")
        files[LEAVING_CALIBRATION_FILE] = _json(leaving.calibration)
    files |= beside or {}
    checksums = {name: digest(content) for name, content in files.items()}
    stamped = msgspec.structs.replace(manifest, sha256=checksums)
    place_folder({**files, MANIFEST_FILE: _json(stamped)}, target)
    return target


def load_artifact(path: Path, expected_feature_hash: str) -> Scorer:
    """The scorer in the folder `path`.

    Raises `ArtifactError` naming the file, what was found and the mend when the folder is
    incomplete or damaged, of another format, or trained on features other than those this server
    computes.
    """
    manifest = read_manifest(path)
    check_features(path, manifest, expected_feature_hash)
    features = manifest.feature_names
    has_effects, has_leaving = (name in manifest.sha256 for name in (EFFECTS_FILE, LEAVING_FILE))
    return Scorer(
        booster=_booster(path, MODEL_FILE, manifest, (*features, ARM_COLUMN)),
        calibration=_calibration(path, CALIBRATION_FILE, manifest),
        effects=_booster(path, EFFECTS_FILE, manifest, (*features, ARM_COLUMN))
        if has_effects
        else None,
        leaving=_booster(path, LEAVING_FILE, manifest, features) if has_leaving else None,
        leaving_calibration=_calibration(path, LEAVING_CALIBRATION_FILE, manifest)
        if has_leaving
        else None,
        manifest=manifest,
        artifact_id=path.name,
    )


def _booster(path: Path, name: str, manifest: Manifest, columns: tuple[str, ...]) -> FastBooster:
    text = read_checked(path, name, manifest).decode("ascii", "replace")
    booster = FastBooster(text, str(path / name))
    if booster.feature_names != columns:
        _refuse(
            "The model's columns are not those its manifest names",
            path / name,
            f"{len(booster.feature_names)} columns, expected {len(columns)} in manifest order",
            RETRAIN,
        )
    return booster


def _calibration(path: Path, name: str, manifest: Manifest) -> Calibration:
    try:
        found: Calibration = _calibrations.decode(read_checked(path, name, manifest))
    except msgspec.MsgspecError as error:
        _refuse("The calibration cannot be read", path / name, str(error), RETRAIN)
    return found


def _json(content: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def read_manifest(path: Path) -> Manifest:
    """The manifest in the folder `path`, its format and arms checked. Raises `ArtifactError`."""
    file = path / MANIFEST_FILE
    content = _read(file)
    try:
        version = msgspec.json.decode(content, type=dict[str, msgspec.Raw]).get("format_version")
        if version is None or bytes(version) != str(FORMAT_VERSION).encode():
            found = "no format version" if version is None else f"format {bytes(version).decode()}"
            _refuse(f"This server reads artifacts of format {FORMAT_VERSION}", file, found, RETRAIN)
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.MsgspecError as error:
        _refuse("The manifest cannot be read", file, str(error), RETRAIN)
    arms = manifest.arms
    if not arms or arms[0] != NOTHING or len(set(arms)) != len(arms):
        _refuse(
            f"Arms must begin with '{NOTHING}' and be named once each",
            file,
            repr(list(arms)),
            RETRAIN,
        )
    if EFFECTS_FILE in manifest.sha256 and len(manifest.average_effects) != len(arms):
        _refuse(
            "Every arm needs an average effect",
            file,
            f"{len(manifest.average_effects)} for {len(arms)} arms",
            RETRAIN,
        )
    return manifest


def publish(root: Path, artifact_id: str) -> None:
    """Make `artifact_id` the artifact that servers load, in one rename."""
    if not (root / artifact_id / MANIFEST_FILE).is_file():
        _refuse("There is no such artifact to publish", root / artifact_id, "no manifest", RETRAIN)
    write_durably(root / f"{CURRENT_FILE}.new", artifact_id.encode())
    os.replace(root / f"{CURRENT_FILE}.new", root / CURRENT_FILE)
    sync_folder(root)


def newest(root: Path, loaded_id: str | None) -> str | None:
    """The published artifact's id when it is not the one loaded already, else `None`.

    Reads one small file, so a server may ask every few seconds.
    """
    try:
        published = (root / CURRENT_FILE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return published if published and published != loaded_id else None


def _refuse(sentence: str, place: Path, value: str, mend: str) -> NoReturn:
    raise ArtifactError(sentence, place=str(place), value=value, mend=mend)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        _refuse(
            "A file of the artifact cannot be read", file, error.strerror or str(error), RESTORE
        )


def read_checked(path: Path, name: str, manifest: Manifest) -> bytes:
    """The file `name` of the artifact in `path`. Raises `ArtifactError` unless its checksum is right."""
    content = _read(path / name)
    found, expected = digest(content), manifest.sha256.get(name, "none")
    if found != expected:
        _refuse(
            "A file of the artifact is not the one its manifest names",
            path / name,
            f"sha256 {found[:12]}…, expected {expected[:12]}…",
            RESTORE,
        )
    return content


def read_beside(path: Path, name: str, kind: type[Beside]) -> Beside | None:
    """What the JSON file `name` of the artifact in `path` holds; None when it was made without one.

    Raises `ArtifactError` when the file is damaged or of another kind.
    """
    manifest = read_manifest(path)
    if name not in manifest.sha256:
        return None
    try:
        return msgspec.json.decode(read_checked(path, name, manifest), type=kind)
    except msgspec.DecodeError as error:
        _refuse("A file of the artifact cannot be read", path / name, str(error), RETRAIN)


def check_features(path: Path, manifest: Manifest, expected: str) -> None:
    """Raise `ArtifactError` unless the artifact in `path` was made of the features of this hash."""
    if manifest.feature_hash != expected:
        _refuse(
            "The model was trained on other features than this server computes",
            path / MANIFEST_FILE,
            f"feature hash {manifest.feature_hash[:12]}…, expected {expected[:12]}…",
            RETRAIN,
        )
