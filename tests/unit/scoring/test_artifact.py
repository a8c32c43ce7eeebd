"""An artifact is whole or absent, and refused in words when it does not fit."""

import os
from pathlib import Path

import msgspec
import pytest

from waverly.errors import ArtifactError
from waverly.scoring.artifact import (
    CALIBRATION_FILE,
    CURRENT_FILE,
    MANIFEST_FILE,
    MODEL_FILE,
    load_artifact,
    newest,
    publish,
    write_artifact,
)
from waverly.scoring.calibration import Identity, Platt
from waverly.scoring.manifest import Manifest, digest

from .manifests import HASH, NAMES, a_manifest


@pytest.fixture
def artifact(tmp_path: Path, model_text: str) -> Path:
    calibration = Platt(slope=0.9, intercept=-0.1)
    return write_artifact(
        tmp_path, "one", model_text=model_text, calibration=calibration, manifest=a_manifest()
    )


def test_what_is_written_is_what_is_loaded(artifact: Path) -> None:
    scorer = load_artifact(artifact, HASH)
    assert scorer.artifact_id == "one"
    assert scorer.manifest.arms[0] == "nothing"
    assert scorer.manifest.metrics == {"auc": 0.81}


def test_the_folder_holds_three_files_and_nothing_else_is_left_behind(artifact: Path) -> None:
    names = sorted(file.name for file in artifact.iterdir())
    assert names == sorted([MODEL_FILE, CALIBRATION_FILE, MANIFEST_FILE])
    assert [folder.name for folder in artifact.parent.iterdir()] == ["one"]


def test_an_artifact_is_never_overwritten(artifact: Path, model_text: str) -> None:
    with pytest.raises(ArtifactError, match="exists already"):
        write_artifact(
            artifact.parent,
            "one",
            model_text=model_text,
            calibration=Identity(),
            manifest=a_manifest(),
        )


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, model_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_artifact(
            tmp_path, "one", model_text=model_text, calibration=Identity(), manifest=a_manifest()
        )
    assert list(tmp_path.iterdir()) == []


def test_other_features_are_refused_with_both_hashes(artifact: Path) -> None:
    other = "c3d4"
    with pytest.raises(ArtifactError, match=f"{HASH[:12]}.*{other[:12]}"):
        load_artifact(artifact, other)


@pytest.mark.parametrize("name", [MODEL_FILE, CALIBRATION_FILE])
def test_one_changed_byte_is_refused_by_file(artifact: Path, name: str) -> None:
    content = (artifact / name).read_bytes()
    (artifact / name).write_bytes(content.replace(b"1", b"2", 1))
    with pytest.raises(ArtifactError, match="sha256") as caught:
        load_artifact(artifact, HASH)
    assert caught.value.place == str(artifact / name)


@pytest.mark.parametrize("name", [MODEL_FILE, CALIBRATION_FILE, MANIFEST_FILE])
def test_a_missing_file_is_named(artifact: Path, name: str) -> None:
    (artifact / name).unlink()
    with pytest.raises(ArtifactError) as caught:
        load_artifact(artifact, HASH)
    assert caught.value.place == str(artifact / name)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'"format_version": 2', b'"format_version": 1', "format 1"),
        (b'"format_version": 2,', b"", "no format version"),
        (b'"nothing"', b'"something"', "begin with 'nothing'"),
        (b'"size-help"', b'"reviews"', "once each"),
        (b'"rows": 4000', b'"rows": "many"', r"\$\.rows"),
        (b'"rows": 4000', b'"rows": 4000, "colour": 1', "colour"),
        (b"{", b"", "cannot be read"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused_in_words(
    artifact: Path, old: bytes, new: bytes, words: str
) -> None:
    manifest = (artifact / MANIFEST_FILE).read_bytes()
    assert old in manifest
    (artifact / MANIFEST_FILE).write_bytes(manifest.replace(old, new, 1))
    with pytest.raises(ArtifactError, match=words):
        load_artifact(artifact, HASH)


def test_columns_other_than_the_manifests_are_refused(tmp_path: Path, model_text: str) -> None:
    shuffled = NAMES[::-1]
    manifest = a_manifest(feature_names=shuffled)
    folder = write_artifact(
        tmp_path, "one", model_text=model_text, calibration=Identity(), manifest=manifest
    )
    with pytest.raises(ArtifactError, match="columns"):
        load_artifact(folder, HASH)


def test_an_unknown_calibration_is_refused(artifact: Path) -> None:
    content = b'{"type": "magic"}'
    (artifact / CALIBRATION_FILE).write_bytes(content)
    manifest = msgspec.json.decode((artifact / MANIFEST_FILE).read_bytes(), type=Manifest)
    checksums = manifest.sha256 | {CALIBRATION_FILE: digest(content)}
    stamped = msgspec.structs.replace(manifest, sha256=checksums)
    (artifact / MANIFEST_FILE).write_bytes(msgspec.json.encode(stamped))
    with pytest.raises(ArtifactError, match="calibration cannot be read"):
        load_artifact(artifact, HASH)


def test_nothing_published_means_nothing_newer(tmp_path: Path) -> None:
    assert newest(tmp_path, None) is None


def test_a_published_artifact_is_newer_until_it_is_loaded(artifact: Path) -> None:
    publish(artifact.parent, "one")
    assert newest(artifact.parent, None) == "one"
    assert newest(artifact.parent, "zero") == "one"
    assert newest(artifact.parent, "one") is None


def test_publishing_what_is_not_there_is_refused_and_changes_nothing(artifact: Path) -> None:
    publish(artifact.parent, "one")
    with pytest.raises(ArtifactError, match="no such artifact"):
        publish(artifact.parent, "two")
    assert (artifact.parent / CURRENT_FILE).read_text(encoding="utf-8") == "one"
