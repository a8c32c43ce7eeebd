"""A model trained beside a running server is picked up; one that does not fit is not."""

import shutil
from pathlib import Path

import msgspec
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import KEY, NOW, ask_store, put_in_force
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.errors import ArtifactError
from waverly.pipeline import Rules
from waverly.scoring.artifact import MODEL_FILE, publish, read_manifest
from waverly.settings import Settings
from waverly.storage import Store
from waverly.training.train import Trained, train


def test_a_new_model_is_taken_on_refresh_and_the_last_good_one_outlives_bad_ones(
    settings: Settings,
) -> None:
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as client:
        send_visits([client], helpful(), 1_500)
    models = settings.models_of(KEY)
    trained = ask_store(settings, lambda store: train(store, KEY, models, at=NOW))
    assert isinstance(trained, Trained)

    async def reload(store: Store) -> list[str | None]:
        rules = Rules(store, settings.models_of, 0.1)
        refused: list[ArtifactError] = []
        rules.on_refusal = refused.append
        seen: list[str | None] = []
        for name in (trained.artifact, "truncated", "other-features", trained.artifact):
            make(models, trained.artifact, name)
            await rules.refresh()
            scorer = rules.scorer(KEY)
            seen.append(None if scorer is None else scorer.artifact_id)
        assert len(refused) == 2
        return seen

    assert ask_store(settings, reload) == [trained.artifact] * 4


def make(models: Path, good: str, name: str) -> None:
    """Publish the artifact `name`, damaged as its name says."""
    if name != good:
        shutil.copytree(models / good, models / name)
    if name == "truncated":
        content = (models / name / MODEL_FILE).read_bytes()
        (models / name / MODEL_FILE).write_bytes(content[: len(content) // 2])
    if name == "other-features":
        manifest = replace(read_manifest(models / name), feature_hash="0" * 16)
        (models / name / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    publish(models, name)
