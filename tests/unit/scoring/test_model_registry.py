"""Models are listed with the one that serves, and an earlier one can be put back."""

import shutil
from pathlib import Path

import pytest

from tests.support.builders import DAY, NOW
from waverly.errors import ArtifactError
from waverly.scoring.artifact import MANIFEST_FILE, MODEL_FILE, newest, publish, write_artifact
from waverly.scoring.calibration import Identity
from waverly.scoring.model_registry import forget_models, registered_models, roll_back
from waverly.scoring.training_log import (
    LOG_FILE,
    Training,
    last_training,
    log_training,
    training_of,
    trainings,
)

from .manifests import HASH, a_manifest


@pytest.fixture
def models(tmp_path: Path, model_text: str) -> Path:
    """Three models, published one after the other."""
    for name in ("one", "three", "two"):
        write_artifact(
            tmp_path, name, model_text=model_text, calibration=Identity(), manifest=a_manifest()
        )
    for name in ("one", "two", "three"):
        publish(tmp_path, name)
        log_training(
            tmp_path,
            Training(at=NOW, kind="published", sentence="Learnt.", site="s", artifact=name),
        )
    return tmp_path


def test_every_model_of_other_features_is_listed_with_what_is_wrong(models: Path) -> None:
    found = registered_models(models, "of a later version")
    assert len(found) == 3
    assert all("other features than this server computes" in (each.fault or "") for each in found)
    assert all(each.manifest is not None for each in found)


def test_every_model_is_listed_and_the_current_one_marked(models: Path) -> None:
    found = {each.id: each.is_current for each in registered_models(models, HASH)}
    assert found == {"one": False, "two": False, "three": True}


def test_a_broken_one_is_listed_with_its_fault(models: Path) -> None:
    (models / "one" / MANIFEST_FILE).write_bytes(b"{")
    broken = next(each for each in registered_models(models, HASH) if each.id == "one")
    assert broken.manifest is None
    assert broken.fault is not None


@pytest.mark.parametrize("name", ["one", "three"])
def test_any_that_was_cut_short_is_listed_with_its_fault(models: Path, name: str) -> None:
    (models / name / MODEL_FILE).write_text("tree\n", encoding="ascii")
    (broken,) = (each for each in registered_models(models, HASH) if each.fault)
    assert broken.id == name
    assert broken.fault is not None and MODEL_FILE in broken.fault


def test_the_current_one_is_listed_where_its_folder_is_gone(models: Path) -> None:
    shutil.rmtree(models / "three")
    (current,) = (each for each in registered_models(models, HASH) if each.is_current)
    assert (current.id, current.manifest) == ("three", None)
    assert current.fault is not None


def test_no_folder_means_no_models(tmp_path: Path) -> None:
    assert registered_models(tmp_path / "none", HASH) == []


def test_going_back_publishes_the_one_before_and_is_remembered(models: Path) -> None:
    done = roll_back(models, HASH, NOW)
    assert newest(models, None) == "two"
    assert done.artifact == "two"
    assert trainings(models)[-1].kind == "rolled back"


def test_going_back_twice_goes_back_twice(models: Path) -> None:
    roll_back(models, HASH, NOW)
    roll_back(models, HASH, NOW)
    assert newest(models, None) == "one"
    with pytest.raises(ArtifactError, match="no earlier model"):
        roll_back(models, HASH, NOW)


def test_a_model_that_is_not_there_is_named(models: Path) -> None:
    with pytest.raises(ArtifactError, match=r"no such model: nope.*waverly models list"):
        roll_back(models, HASH, NOW, to="nope")


def test_a_named_model_is_put_back(models: Path) -> None:
    roll_back(models, HASH, NOW, to="one")
    assert newest(models, None) == "one"


def test_a_model_that_does_not_load_is_not_put_back(models: Path) -> None:
    (models / "two" / MODEL_FILE).write_text("tree\n", encoding="ascii")
    with pytest.raises(ArtifactError, match="not the one its manifest names"):
        roll_back(models, HASH, NOW)
    assert newest(models, None) == "three"


def test_a_line_cut_short_by_a_crash_is_passed_over(models: Path) -> None:
    with (models / LOG_FILE).open("ab") as file:
        file.write(b'{"at": 17')
    assert len(trainings(models)) == 3


def test_the_latest_training_of_a_site_is_found(models: Path) -> None:
    log_training(models, Training(at=NOW, kind="declined", sentence="Too few.", site="other"))
    found = last_training(models, "s")
    assert found is not None
    assert found.artifact == "three"
    assert last_training(models, "unknown") is None


def test_trainings_of_one_site_that_end_crosswise_are_told_apart(models: Path) -> None:
    for at in (NOW + 2, NOW + 1):  # the later one was the quicker
        log_training(models, Training(at=at, kind="kept", sentence=f"Begun at {at}.", site="s"))
    found = training_of(models, "s", NOW + 2)
    assert found is not None and found.sentence == f"Begun at {NOW + 2}."
    assert training_of(models, "other", NOW + 2) is None


def test_models_that_decided_nothing_that_is_kept_go_but_the_one_to_go_back_to_stays(
    tmp_path: Path, model_text: str
) -> None:
    for day, name in enumerate(("one", "two", "three", "four")):
        write_artifact(
            tmp_path, name, model_text=model_text, calibration=Identity(), manifest=a_manifest()
        )
        publish(tmp_path, name)
        done = Training(at=NOW + day * DAY, kind="published", sentence="Learnt.", artifact=name)
        log_training(tmp_path, done)
    assert forget_models(tmp_path, NOW + DAY) == []  # "one" decided until then
    assert forget_models(tmp_path, NOW + DAY + 1) == ["one"]
    assert forget_models(tmp_path, NOW + 900 * DAY) == ["two"]
    assert sorted(each.id for each in registered_models(tmp_path, HASH)) == ["four", "three"]
    assert roll_back(tmp_path, HASH, NOW).artifact == "three"
    assert not list(tmp_path.glob(".*"))


def test_a_model_put_back_into_use_is_not_forgotten(models: Path) -> None:
    roll_back(models, HASH, NOW, "one")
    assert "one" not in forget_models(models, NOW + 900 * DAY)
