"""A trained model on disk: a folder written whole or not at all, and checked before it is used."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import NoReturn

import msgspec

from waverly.errors import ArtifactError
from waverly.scoring.booster import FastBooster
from waverly.scoring.calibration import Calibration
from waverly.scoring.manifest import ARM_COLUMN, FORMAT_VERSION, NOTHING, Manifest, digest
from waverly.scoring.scorer import Scorer

MODEL_FILE = "model.txt"
CALIBRATION_FILE = "calibration.json"
MANIFEST_FILE = "manifest.json"
CURRENT_FILE = "CURRENT"
RETRAIN = "Train again with `waverly train`."
RESTORE = "Restore the folder from a backup, or train again with `waverly train`."


def write_artifact(
    root: Path, artifact_id: str, *, model_text: str, calibration: Calibration, manifest: Manifest
) -> Path:
    """Write `root/artifact_id` and return it; a reader sees the whole folder or none of it.

    The checksums in `manifest` are filled in here. Raises `ArtifactError` if the folder exists
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
    model = model_text.encode("ascii")
    calibrated = msgspec.json.format(msgspec.json.encode(calibration), indent=2)
    stamped = msgspec.structs.replace(
        manifest, model_sha256=digest(model), calibration_sha256=digest(calibrated)
    )
    files = {
        MODEL_FILE: model,
        CALIBRATION_FILE: calibrated,
        MANIFEST_FILE: msgspec.json.format(msgspec.json.encode(stamped), indent=2),
    }
    _place_folder(files, target)
    return target


def load_artifact(path: Path, expected_feature_hash: str) -> Scorer:
    """The scorer in the folder `path`.

    Raises `ArtifactError` naming the file, what was found and the mend when the folder is
    incomplete or damaged, of another format, or trained on features other than those this server
    computes.
    """
    manifest = read_manifest(path)
    _check_features(path, manifest, expected_feature_hash)
    model = _read_checked(path / MODEL_FILE, manifest.model_sha256)
    calibrated = _read_checked(path / CALIBRATION_FILE, manifest.calibration_sha256)
    try:
        calibration = msgspec.json.decode(calibrated, type=Calibration)
    except msgspec.MsgspecError as error:
        _refuse("The calibration cannot be read", path / CALIBRATION_FILE, str(error), RETRAIN)
    booster = FastBooster(model.decode("ascii", "replace"), str(path / MODEL_FILE))
    columns = (*manifest.feature_names, ARM_COLUMN)
    if booster.feature_names != columns:
        _refuse(
            "The model's columns are not those its manifest names",
            path / MODEL_FILE,
            f"{len(booster.feature_names)} columns, expected {len(columns)} in manifest order",
            RETRAIN,
        )
    return Scorer(booster, calibration, manifest, path.name)


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
    return manifest


def publish(root: Path, artifact_id: str) -> None:
    """Make `artifact_id` the artifact that servers load, in one rename."""
    if not (root / artifact_id / MANIFEST_FILE).is_file():
        _refuse("There is no such artifact to publish", root / artifact_id, "no manifest", RETRAIN)
    _write_durably(root / f"{CURRENT_FILE}.new", artifact_id.encode())
    os.replace(root / f"{CURRENT_FILE}.new", root / CURRENT_FILE)
    _sync_folder(root)


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


def _read_checked(file: Path, expected: str) -> bytes:
    content = _read(file)
    found = digest(content)
    if found != expected:
        _refuse(
            "A file of the artifact is not the one its manifest names",
            file,
            f"sha256 {found[:12]}…, expected {expected[:12]}…",
            RESTORE,
        )
    return content


def _check_features(path: Path, manifest: Manifest, expected: str) -> None:
    if manifest.feature_hash != expected:
        _refuse(
            "The model was trained on other features than this server computes",
            path / MANIFEST_FILE,
            f"feature hash {manifest.feature_hash[:12]}…, expected {expected[:12]}…",
            RETRAIN,
        )


def _place_folder(files: dict[str, bytes], target: Path) -> None:
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for name, content in files.items():
            _write_durably(beside / name, content)
        # mkdtemp makes the folder private; a server may run as another user of the group.
        beside.chmod(0o755)
        _sync_folder(beside)
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _sync_folder(target.parent)


def _write_durably(file: Path, content: bytes) -> None:
    with file.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    if (
        os.name == "nt"
    ):  # Windows cannot open a folder; its rename is durable by the file system's journal.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
