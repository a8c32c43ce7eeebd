"""`waverly train --dask`, from the journal to a model that serves: the workers are processes of their own."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import DAY, KEY, MINUTE, NOW
from tests.support.cluster import cluster
from waverly.features import FEATURE_HASH
from waverly.scoring.artifact import load_artifact
from waverly.settings import Settings
from waverly.training.label_maturity import LEFT_OUT

from .test_training_child import a_log, fill

HALF_RIPE = NOW + 6 * DAY + 300 * MINUTE - 1_000
"""A week after the first 300 of the log's visitors came."""

pytestmark = pytest.mark.filterwarnings("default")  # Dask and LightGBM warn of their own affairs


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with cluster() as address:
        yield address


def trained(settings: Settings, at: int, *more: str) -> dict[str, Any]:
    words = ("train", "--home", settings.home, "--at", str(at), "--json", *more)
    command = [sys.executable, "-m", "waverly", *words]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_the_journal_becomes_a_model_on_the_workers_night_after_night(
    settings: Settings, tmp_path: Path, scheduler: str
) -> None:
    asyncio.run(fill(settings, a_log(tmp_path / "log.csv", visitors=600)))
    here = trained(settings, HALF_RIPE)
    # Nothing has happened since: what is new is empty, and no worker may be handed it.
    there = trained(settings, HALF_RIPE + 1, "--dask", scheduler)
    model = load_artifact(settings.models_of(KEY) / there["artifact"], FEATURE_HASH)
    assert model.artifact_id == there["artifact"] != here["artifact"]
    assert (there["rows"], there["orders"]) == (here["rows"], here["orders"])
    assert here["rows"] == 1_000 and LEFT_OUT in there["reasons"]
    assert there["metrics"]["auc"] == pytest.approx(here["metrics"]["auc"])
