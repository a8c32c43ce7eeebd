"""A scorer answers for every arm at once and can say why."""

from pathlib import Path

import lightgbm
import numpy as np
import pytest

from waverly.errors import ArtifactError
from waverly.scoring.artifact import LEAVING_FILE, Head, load_artifact, write_artifact
from waverly.scoring.calibration import Platt, calibrate
from waverly.scoring.scorer import Scorer

from .conftest import ARMS, COLUMNS
from .manifests import HASH, NAMES, a_manifest

CALIBRATION = Platt(slope=0.8, intercept=-0.2)
VECTOR = [0.3, -0.4, float("nan"), *([0.1] * (COLUMNS - 4))]


@pytest.fixture
def scorer(tmp_path: Path, model_text: str) -> Scorer:
    folder = write_artifact(
        tmp_path, "one", model_text=model_text, calibration=CALIBRATION, manifest=a_manifest()
    )
    return load_artifact(folder, HASH)


def test_each_arm_gets_its_calibrated_probability(
    scorer: Scorer, reference: lightgbm.Booster
) -> None:
    arms = [2, 0, 1]
    rows = np.array([[*VECTOR, arm] for arm in arms])
    raw = np.asarray(reference.predict(rows)).tolist()
    assert scorer.score(VECTOR, arms) == [calibrate(CALIBRATION, value) for value in raw]


def test_the_model_tells_arms_apart(scorer: Scorer) -> None:
    assert len(set(scorer.score(VECTOR, range(ARMS)))) == ARMS


def test_an_explanation_names_every_column_once_largest_effect_first(scorer: Scorer) -> None:
    explanation = scorer.explain(VECTOR, 1)
    sizes = [abs(effect) for _, effect in explanation]
    assert sorted(name for name, _ in explanation) == sorted((*NAMES, "arm"))
    assert sizes == sorted(sizes, reverse=True)


def test_the_features_that_drive_the_label_lead_the_explanation(scorer: Scorer) -> None:
    leaders = [name for name, _ in scorer.explain([2.0, -2.0, *([0.0] * (COLUMNS - 3))], 0)]
    assert set(leaders[:2]) == {"f0", "f1"}


@pytest.fixture
def full(tmp_path: Path, model_text: str, leaving_text: str) -> Scorer:
    """With a model of effects and one of leaving."""
    folder = write_artifact(
        tmp_path,
        "full",
        model_text=model_text,
        calibration=CALIBRATION,
        manifest=a_manifest(average_effects=(0.0, 0.02, -0.01, 0.0)),
        effects_text=model_text,
        leaving=Head(model_text=leaving_text, calibration=CALIBRATION),
    )
    return load_artifact(folder, HASH)


def test_an_effect_is_the_arms_average_and_what_the_visitor_adds(
    full: Scorer, reference: lightgbm.Booster
) -> None:
    raw = np.asarray(reference.predict(np.array([[*VECTOR, 1], [*VECTOR, 2]]))).tolist()
    assert full.effects(VECTOR, [0, 1, 2]) == [0.0, 0.02 + raw[0], -0.01 + raw[1]]


def test_leaving_is_a_probability_that_follows_the_visitor(full: Scorer) -> None:
    likely, unlikely = ([value, *VECTOR[1:]] for value in (1.5, -1.5))
    high, low = full.leaving(likely), full.leaving(unlikely)
    assert high is not None
    assert low is not None
    assert 1 > high > low > 0


def test_what_was_not_learnt_is_not_answered(scorer: Scorer) -> None:
    assert scorer.effects(VECTOR, [0, 1]) is None
    assert scorer.leaving(VECTOR) is None


def test_a_damaged_part_is_refused_like_the_whole(tmp_path: Path, full: Scorer) -> None:
    (tmp_path / "full" / LEAVING_FILE).write_text("tree\n", encoding="ascii")
    with pytest.raises(ArtifactError, match="not the one its manifest names"):
        load_artifact(tmp_path / "full", HASH)


def test_effects_without_an_average_for_every_arm_are_refused(
    tmp_path: Path, model_text: str
) -> None:
    folder = write_artifact(
        tmp_path,
        "short",
        model_text=model_text,
        calibration=CALIBRATION,
        manifest=a_manifest(average_effects=(0.0, 0.1)),
        effects_text=model_text,
    )
    with pytest.raises(ArtifactError, match="2 for 4 arms"):
        load_artifact(folder, HASH)
