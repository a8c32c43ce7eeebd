"""A scorer answers for every arm at once and can say why."""

from pathlib import Path

import lightgbm
import numpy as np
import pytest

from waverly.scoring.artifact import load_artifact, write_artifact
from waverly.scoring.calibration import Platt, calibrate
from waverly.scoring.scorer import Scorer

from .conftest import ARMS, COLUMNS
from .test_artifact import HASH, NAMES, a_manifest

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
