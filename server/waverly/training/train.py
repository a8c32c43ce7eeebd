"""The whole of training: journal to dataset, dataset to model, model to a published artifact."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from waverly import __version__
from waverly.features import FEATURE_HASH, NAMES
from waverly.scoring.artifact import publish, write_artifact
from waverly.scoring.manifest import ARM_COLUMN, Manifest
from waverly.storage import Store
from waverly.training.card import card_markdown, card_of, flat_metrics
from waverly.training.dataset import Dataset, read_dataset
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.metrics import Metrics
from waverly.training.readiness import Declined

CARD_FILE = "card.md"
"""The model card: what it learnt from and how good it is, for people."""

OnStage = Callable[[str, int, int], None]
"""Told the stage (`replay` or `fit`), how much of it is done, and how much there is."""


class Trained(Struct, frozen=True, kw_only=True):
    """A model that was published."""

    artifact: str
    rows: int
    orders: int
    arms: tuple[str, ...]
    metrics: Metrics
    reasons: tuple[str, ...]
    leaks: tuple[str, ...]


async def train(
    store: Store,
    site: str,
    models: Path,
    *,
    at: int,
    seed: int = 0,
    threads: int = 1,
    on_stage: OnStage | None = None,
) -> Trained | Declined:
    """Train on a site's journal and publish the model; running servers load it within seconds.

    `at` (server milliseconds) names the artifact. Returns why not when there is too little to learn
    from; the last good model then keeps serving.
    """
    tell = on_stage or (lambda stage, done, total: None)
    dataset = await read_dataset(store, site, lambda done, total: tell("replay", done, total))
    fitted = _fit(dataset, seed, threads, tell)
    if isinstance(fitted, Declined):
        return fitted
    artifact = datetime.fromtimestamp(at / 1000, UTC).strftime("%Y%m%dT%H%M%S") + f"-{at % 1000:03}"
    write_artifact(
        models,
        artifact,
        model_text=fitted.model_text,
        calibration=fitted.calibration,
        manifest=_manifest(dataset, fitted, at),
    )
    card = card_of(fitted, artifact_id=artifact, waverly_version=__version__, created_at=at)
    (models / artifact / CARD_FILE).write_text(card_markdown(card), encoding="utf-8")
    publish(models, artifact)
    return Trained(
        artifact=artifact,
        rows=fitted.rows,
        orders=fitted.orders,
        arms=dataset.arms,
        metrics=fitted.metrics,
        reasons=fitted.reasons,
        leaks=tuple(leak.sentence for leak in fitted.leaks),
    )


def _fit(dataset: Dataset, seed: int, threads: int, tell: OnStage) -> Fitted | Declined:
    return fit(
        dataset.matrix,
        dataset.labels,
        feature_names=(*NAMES, ARM_COLUMN),
        categorical=[len(NAMES)],
        times=dataset.times,
        groups=dataset.visitors,
        seed=seed,
        num_threads=threads,
        prefix_lengths=dataset.prefix_lengths,
        on_round=lambda done, total: tell("fit", done, total),
    )


def _manifest(dataset: Dataset, fitted: Fitted, at: int) -> Manifest:
    return Manifest(
        waverly_version=__version__,
        created_at=at,
        feature_names=NAMES,
        feature_hash=FEATURE_HASH,
        arms=dataset.arms,
        rows=fitted.rows,
        first_at=fitted.first_at,
        last_at=fitted.last_at,
        metrics=flat_metrics(fitted.metrics),
    )
