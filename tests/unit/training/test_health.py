"""A model's age and its visitors' drift are said in words."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from tests.support.builders import DAY, KEY, NOW, a_record, an_entry
from waverly.errors import ArtifactError
from waverly.features import FEATURE_HASH, NAMES
from waverly.scoring.artifact import write_artifact
from waverly.scoring.calibration import Identity
from waverly.scoring.manifest import Manifest
from waverly.storage import Store
from waverly.training.drift import MIN_ROWS, fingerprint
from waverly.training.health import Health, health, read_card
from waverly.training.train import FINGERPRINT_FILE


def an_artifact(models: Path, *, mean: float = 0.0, beside: bytes | None = None) -> None:
    """A model whose training rows were spread around `mean` in every feature."""
    draw = np.random.default_rng(1)
    rows = draw.normal(mean, 1, (2_000, len(NAMES)))
    known = msgspec.json.encode(fingerprint(rows, NAMES, draw.random(2_000)))
    manifest = Manifest(
        waverly_version="0",
        created_at=NOW,
        feature_names=NAMES,
        feature_hash=FEATURE_HASH,
        arms=("nothing",),
        rows=2_000,
        first_at=NOW - DAY,
        last_at=NOW,
        metrics={},
    )
    write_artifact(
        models,
        "m1",
        model_text="tree",
        calibration=Identity(),
        manifest=manifest,
        beside={FINGERPRINT_FILE: known if beside is None else beside},
    )


async def decided(store: Store, count: int, feature_hash: str = FEATURE_HASH) -> None:
    """So many decisions, their features spread around 0."""
    draw = np.random.default_rng(2)
    for number in range(count):
        record = a_record(
            f"d{number}",
            session=f"s{number}",
            at=NOW + number,
            features=tuple(draw.normal(0, 1, len(NAMES)).tolist()),
            feature_hash=feature_hash,
            p_buy=float(draw.random()),
        )
        await store.journal.append(an_entry(session=f"s{number}", record=record))


async def asked(store: Store, models: Path, at: int = NOW + DAY) -> Health:
    return await health(store, KEY, models, "m1", at)


async def test_the_same_kind_of_visitors_is_said_to_be_the_same(
    store: Store, tmp_path: Path
) -> None:
    an_artifact(tmp_path)
    await decided(store, 600)
    found = await asked(store, tmp_path)
    assert found.drift is not None
    assert found.drift.word in {"stable", "watch"}
    assert found.drift.rows == 600
    assert found.sentence.startswith("It is 1.0 days old.")


async def test_other_visitors_are_said_to_be_others(store: Store, tmp_path: Path) -> None:
    an_artifact(tmp_path, mean=3.0)
    await decided(store, MIN_ROWS)
    found = await asked(store, tmp_path)
    assert found.drift is not None
    assert found.drift.word == "shifted"
    assert "train again" in found.sentence


async def test_features_of_other_code_are_not_compared_with_those_it_learnt_from(
    store: Store, tmp_path: Path
) -> None:
    an_artifact(tmp_path)
    await decided(store, MIN_ROWS, "another")
    found = await asked(store, tmp_path)
    assert "cannot be said: 0 decisions in the last week" in found.sentence


async def test_an_old_model_asks_to_be_looked_at(store: Store, tmp_path: Path) -> None:
    an_artifact(tmp_path)
    found = await asked(store, tmp_path, NOW + 31 * DAY)
    assert found.is_old
    assert "31 days old" in found.sentence
    assert "cannot be said" in found.sentence  # nobody came in the last week


async def test_a_damaged_fingerprint_is_refused_by_name(store: Store, tmp_path: Path) -> None:
    an_artifact(tmp_path, beside=b"{}")
    with pytest.raises(ArtifactError, match=FINGERPRINT_FILE):
        await asked(store, tmp_path)


def test_a_model_made_without_a_card_has_none(tmp_path: Path) -> None:
    an_artifact(tmp_path)
    assert read_card(tmp_path / "m1") is None
