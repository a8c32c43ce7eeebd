"""A server home for measuring: six campaigns that all qualify, and a model of 200 trees x 31 leaves."""

from collections.abc import Sequence

import lightgbm
import numpy as np

from waverly import __version__
from waverly.campaigns import Campaign
from waverly.campaigns.schema import Trigger
from waverly.campaigns.templates import MessageTemplate
from waverly.clock import SystemClock
from waverly.deciding import Policy, bucket
from waverly.deciding.assignment import exploration_seed
from waverly.features import FEATURE_HASH, NAMES
from waverly.first_run import prepare
from waverly.scoring.artifact import publish, write_artifact
from waverly.scoring.calibration import Platt
from waverly.scoring.manifest import ARM_COLUMN, Manifest
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.policy_rows import apply_campaigns

SITE = "pk_bench"
ARMS = tuple(f"campaign-{number}" for number in range(6))
TREES = 200
LEAVES = 31


def campaigns() -> tuple[Campaign, ...]:
    """Return six campaigns that any pause on any page may show."""
    return tuple(
        Campaign(
            id=arm,
            name=arm,
            why="You paused.",
            causes={"information": 1.0},
            trigger=Trigger(moments=("pause",)),
            overlay=MessageTemplate(title="Can we help?", body="Ask us anything."),
        )
        for arm in ARMS
    )


def model_text(names: Sequence[str], categorical: int | None = None) -> str:
    """Return a LightGBM model of full size, fitted to noise with a signal in it."""
    columns = len(names)
    rng = np.random.default_rng(1)
    matrix = rng.normal(size=(20_000, columns))
    chance = 1 / (1 + np.exp(3 - matrix[:, 0] - matrix[:, 1] * matrix[:, 2]))
    if categorical is not None:
        matrix[:, categorical] = rng.integers(0, len(ARMS) + 1, size=len(matrix))
    labels = rng.random(len(matrix)) < chance
    data = lightgbm.Dataset(
        matrix,
        labels,
        feature_name=list(names),
        categorical_feature=[] if categorical is None else [categorical],
    )
    settings = {
        "objective": "binary",
        "num_leaves": LEAVES,
        "min_data_in_leaf": 5,
        "verbose": -1,
        "num_threads": 2,
    }
    return str(lightgbm.train(settings, data, TREES).model_to_string())


async def make(settings: Settings) -> None:
    """Fill `settings.home`."""
    await prepare(
        settings, site="Bench", key=SITE, origins=("*",), admin="bench", password="not used here"
    )
    now = SystemClock().now()
    async with open_store(settings.database_url) as store:
        await apply_campaigns(store, SITE, campaigns(), now + 1)
    write_artifact(
        settings.models_of(SITE),
        "bench",
        model_text=model_text((*NAMES, ARM_COLUMN), categorical=len(NAMES)),
        calibration=Platt(slope=1.0, intercept=0.0),
        manifest=Manifest(
            waverly_version=__version__,
            created_at=now,
            feature_names=NAMES,
            feature_hash=FEATURE_HASH,
            arms=("nothing", *ARMS),
            rows=20_000,
            first_at=now,
            last_at=now,
            metrics={},
        ),
    )
    publish(settings.models_of(SITE), "bench")


def visitors_shown_nothing(count: int) -> list[str]:
    """Return visitors who draw `nothing` at a pause, however often they are asked about.

    Whoever draws help, or would have, is left in peace for two minutes: the six candidates of later
    batches would be ruled out at once, and nothing be scored.
    """
    seed = exploration_seed(SITE, "pause")
    control = Policy(version="", campaigns=()).control_share
    found: list[str] = []
    number = 0
    while len(found) < count:
        visitor = f"bench-{number}"
        if bucket(seed, visitor) < control:
            found.append(visitor)
        number += 1
    return found
