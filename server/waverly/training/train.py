"""The whole of training: journal to dataset, dataset to models, models to a published artifact."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from waverly import __version__
from waverly.features import FEATURE_HASH, NAMES
from waverly.scoring.artifact import Head, publish, write_artifact
from waverly.scoring.booster import FastBooster
from waverly.scoring.manifest import Manifest
from waverly.scoring.training_log import Training, learnt_from, log_training
from waverly.storage import Store
from waverly.training.calibration import apply
from waverly.training.card import Card, card_of, flat_metrics
from waverly.training.card_text import card_markdown
from waverly.training.dataset import Dataset, read_dataset
from waverly.training.drift import Fingerprint, fingerprint
from waverly.training.fitted import Fitted
from waverly.training.label_maturity import mature
from waverly.training.metrics import Metrics
from waverly.training.outcome_models import fit_buying, fit_leaving
from waverly.training.partitions import Partitions, read_partitions
from waverly.training.readiness import Declined
from waverly.training.split import draw_rows

CARD_FILE = "card.md"
"""The model card: what it learnt from and how good it is, for people."""
CARD_DATA_FILE = "card.json"
FINGERPRINT_FILE = "fingerprint.json"
"""The training data in bins, to tell later whether visitors have changed."""

FINGERPRINT_ROWS = 20_000
"""Rows the bins are made from; tenths need no more."""

OnStage = Callable[[str, int, int], None]
"""Told the stage (`replay`, `fit` or `leaving`), how much of it is done, and how much there is."""


class Trained(Struct, frozen=True, kw_only=True):
    """A model that was published. `leaving` is None when nothing could be learnt about leaving."""

    artifact: str
    rows: int
    orders: int
    arms: tuple[str, ...]
    metrics: Metrics
    leaving: Metrics | None
    reasons: tuple[str, ...]
    leaks: tuple[str, ...]


class _How(Struct, frozen=True, kw_only=True):
    seed: int
    threads: int
    cluster: Partitions | None
    tell: OnStage


class Kept(Struct, frozen=True, kw_only=True):
    """A model that was made and not published, and why: the last good one keeps serving."""

    reason: str
    rows: int
    orders: int
    metrics: Metrics


async def train(
    store: Store,
    site: str,
    models: Path,
    *,
    at: int,
    seed: int = 0,
    threads: int = 1,
    cache: Path | None = None,
    cluster: str | None = None,
    on_stage: OnStage | None = None,
) -> Trained | Kept | Declined:
    """Train on a site's journal and publish the model; running servers load it within seconds.

    `at` (server milliseconds) names the artifact. With a `cache` folder only sessions that have
    grown since the last time are replayed; `cluster` is the address of a Dask scheduler, whose workers
    read that folder. Returns why not when there is too little to learn from, or when what was learnt
    is no better than the base rate; the last good model then keeps serving. What it came to is
    remembered beside the models.
    """
    tell = on_stage or (lambda stage, done, total: None)

    def on_session(done: int, total: int) -> None:
        tell("replay", done, total)

    partitions = None
    if cluster is None or cache is None:
        dataset, why = mature(await read_dataset(store, site, on_session, cache=cache), at)
    else:
        dataset, partitions = await read_partitions(store, site, on_session, cache, cluster, at=at)
        why = partitions.why
    how = _How(seed=seed, threads=threads, cluster=partitions, tell=tell)
    result = _learn(dataset, why, models, at, how)
    log_training(models, _training(result, site, at))
    return result


def _learn(
    dataset: Dataset, why: str, models: Path, at: int, how: _How
) -> Trained | Kept | Declined:
    fitted = fit_buying(
        dataset,
        seed=how.seed,
        threads=how.threads,
        cluster=how.cluster,
        on_round=lambda done, total: how.tell("fit", done, total),
    )
    if isinstance(fitted, Declined):
        return fitted
    fitted = replace(fitted, reasons=(*fitted.reasons, why)) if why else fitted
    metrics = fitted.metrics
    if metrics.log_loss >= metrics.base_log_loss:
        return Kept(
            reason=_no_better(metrics), rows=fitted.rows, orders=fitted.orders, metrics=metrics
        )
    leaving = fit_leaving(
        dataset,
        seed=how.seed,
        threads=how.threads,
        on_round=lambda done, total: how.tell("leaving", done, total),
    )
    left = None if leaving is None else leaving.metrics
    artifact = datetime.fromtimestamp(at / 1000, UTC).strftime("%Y%m%dT%H%M%S") + f"-{at % 1000:03}"
    card = card_of(
        fitted, artifact_id=artifact, waverly_version=__version__, created_at=at, leaving=left
    )
    write_artifact(
        models,
        artifact,
        model_text=fitted.model_text,
        calibration=fitted.calibration,
        manifest=_manifest(dataset, fitted, at),
        leaving=_head(leaving),
        beside=_beside(card, _fingerprint(dataset, fitted, how.seed)),
    )
    publish(models, artifact)
    return Trained(
        artifact=artifact,
        rows=fitted.rows,
        orders=fitted.orders,
        arms=dataset.arms,
        metrics=metrics,
        leaving=left,
        reasons=fitted.reasons,
        leaks=tuple(leak.sentence for leak in fitted.leaks),
    )


def _no_better(metrics: Metrics) -> str:
    return (
        f"The new model was no better than to take every shopper for the average one (log loss on "
        f"{metrics.measured_on} {metrics.log_loss:.4f}, the average's {metrics.base_log_loss:.4f}); it was "
        f"not put to use."
    )


def _training(result: Trained | Kept | Declined, site: str, at: int) -> Training:
    match result:
        case Trained():
            sentence = (
                f"A model learnt from {learnt_from(result.rows, result.orders)}. Of a buyer and another "
                f"shopper it had not seen, it picks the buyer in {100 * result.metrics.auc:.0f} of 100 "
                f"pairs; guessing gets 50."
            )
            return Training(
                at=at, kind="published", sentence=sentence, site=site, artifact=result.artifact
            )
        case Kept():
            return Training(at=at, kind="kept", sentence=result.reason, site=site)
        case Declined():
            return Training(at=at, kind="declined", sentence=result.reason, site=site)


def _head(leaving: Fitted | None) -> Head | None:
    if leaving is None:
        return None
    return Head(model_text=leaving.model_text, calibration=leaving.calibration)


def _fingerprint(dataset: Dataset, fitted: Fitted, seed: int) -> Fingerprint:
    chosen = draw_rows(np.arange(len(dataset.labels)), FINGERPRINT_ROWS, seed)
    rows = dataset.matrix[chosen]
    rows[:, -1] = 0.0  # the score under nothing, as decisions record it
    raw = np.array(FastBooster(fitted.model_text).predict(rows.tolist()))
    return fingerprint(rows[:, :-1], NAMES, apply(fitted.calibration, raw))


def _beside(card: Card, known: Fingerprint) -> dict[str, bytes]:
    return {
        CARD_FILE: card_markdown(card).encode(),
        CARD_DATA_FILE: msgspec.json.encode(card),
        FINGERPRINT_FILE: msgspec.json.encode(known),
    }


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
