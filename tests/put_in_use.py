"""A real model of likely buyers, made and put into use as a training does."""

from pathlib import Path

from tests.unit.admin.test_model_pages import model_text
from waverly.features import FEATURE_HASH, NAMES
from waverly.scoring.artifact import publish, write_artifact
from waverly.scoring.calibration import Identity
from waverly.scoring.manifest import Manifest


def put_in_use(models: Path, name: str, made_at: int) -> None:
    """Write a model made at that instant (server milliseconds) into `models`, and let it serve."""
    manifest = Manifest(
        waverly_version="0",
        created_at=made_at,
        feature_names=NAMES,
        feature_hash=FEATURE_HASH,
        arms=("nothing", "returns-answers"),
        rows=600,
        first_at=made_at,
        last_at=made_at,
        metrics={},
    )
    write_artifact(models, name, model_text=model_text(), calibration=Identity(), manifest=manifest)
    publish(models, name)
