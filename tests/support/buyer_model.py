"""A real model of likely buyers, made and put into use as a training does."""

from collections.abc import Mapping
from pathlib import Path

import lightgbm
import numpy as np

from tests.unit.admin.shop import NOON
from waverly.features import FEATURE_HASH, NAMES
from waverly.scoring.artifact import publish, write_artifact
from waverly.scoring.calibration import Identity
from waverly.scoring.manifest import Manifest

ARTIFACT = "20260921-made-up"
ARMS = ("nothing", "returns-answers")
PRICE = NAMES.index("product_price")


def model_text() -> str:
    """Return a model that believes in dear products and in showing answers."""
    draw = np.random.default_rng(3)
    rows = draw.random((600, len(NAMES) + 1))
    rows[:, PRICE] *= 300
    rows[:, -1] = draw.integers(0, 2, len(rows))
    labels = (rows[:, PRICE] / 300 + 0.3 * rows[:, -1] + 0.3 * draw.random(len(rows)) > 0.8) * 1.0
    names = [*NAMES, "arm"]
    columns = [len(NAMES)]
    data = lightgbm.Dataset(rows, labels, feature_name=names, categorical_feature=columns)
    settings = {"objective": "binary", "num_leaves": 7, "verbosity": -1, "num_threads": 1}
    return lightgbm.train(settings, data, num_boost_round=20).model_to_string()


def write_model(
    models: Path,
    artifact: str = ARTIFACT,
    beside: Mapping[str, bytes] | None = None,
    *,
    made_at: int = NOON,
) -> None:
    """Write a model made at that instant (server milliseconds); the one named `ARTIFACT` serves at once."""
    manifest = Manifest(
        waverly_version="0",
        created_at=made_at,
        feature_names=NAMES,
        feature_hash=FEATURE_HASH,
        arms=ARMS,
        rows=600,
        first_at=made_at,
        last_at=made_at,
        metrics={"auc": 0.875},
    )
    write_artifact(
        models,
        artifact,
        model_text=model_text(),
        calibration=Identity(),
        manifest=manifest,
        beside=beside,
    )
    if artifact == ARTIFACT:
        publish(models, artifact)


def put_in_use(models: Path, name: str, made_at: int) -> None:
    """Write a model made at that instant (server milliseconds) into `models`, and let it serve."""
    write_model(models, name, made_at=made_at)
    publish(models, name)
