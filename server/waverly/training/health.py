"""Whether the model in use still fits its visitors: its age, and how far they have drifted."""

from pathlib import Path

import numpy as np
from msgspec import Struct

from waverly.clock import DAY_MS
from waverly.features import FEATURE_HASH, NAMES
from waverly.scoring.artifact import read_beside, read_manifest
from waverly.scoring.drift_scale import SAID, amount_of
from waverly.storage import Store
from waverly.storage.log.decision_log import logged_decisions
from waverly.training.card import Card
from waverly.training.drift import Drift, Fingerprint, drift
from waverly.training.train import CARD_DATA_FILE, FINGERPRINT_FILE

RECENT_DAYS = 7
"""Decisions of the last week stand for today's visitors."""

OLD_FROM_DAYS = 30
"""A model that is trained every night gets this old only if training keeps being declined."""


class Health(Struct, frozen=True, kw_only=True):
    """A model's age in days, and how far its visitors drifted; `sentence` says both to people."""

    artifact: str
    age_days: float
    is_old: bool
    drift: Drift | None
    sentence: str


async def health(store: Store, site: str, models: Path, artifact: str, at: int) -> Health:
    """The health of an artifact at `at` (server milliseconds). Raises `ArtifactError` for a broken one."""
    manifest = read_manifest(models / artifact)
    age_days = max(0, at - manifest.created_at) / DAY_MS
    found = None
    known = read_beside(models / artifact, FINGERPRINT_FILE, Fingerprint)
    if known is not None and manifest.feature_hash == FEATURE_HASH:
        found = await _drift(store, site, known, at)
    return Health(
        artifact=artifact,
        age_days=age_days,
        is_old=age_days >= OLD_FROM_DAYS,
        drift=found,
        sentence=f"{_age(age_days)} {_drifted(found)}",
    )


def read_card(path: Path) -> Card | None:
    """The card of the artifact in `path`, None when it was made without. Raises `ArtifactError`."""
    return read_beside(path, CARD_DATA_FILE, Card)


async def _drift(store: Store, site: str, known: Fingerprint, at: int) -> Drift:
    recent = await logged_decisions(
        store, site, at - RECENT_DAYS * DAY_MS, at + 1, with_features=True
    )
    usable = [each for each in recent if each.feature_hash == FEATURE_HASH]
    matrix = np.array([each.features for each in usable], dtype=np.float64)
    scores = np.array([each.p_buy for each in usable], dtype=np.float64)
    return drift(known, matrix.reshape(len(usable), len(NAMES)), NAMES, scores)


def _age(days: float) -> str:
    if days >= OLD_FROM_DAYS:
        return f"It is {days:.0f} days old; look at why no newer one was made."
    return f"It is {days:.1f} days old."


def _drifted(found: Drift | None) -> str:
    if found is None:
        return (
            "Whether visitors changed cannot be said: this version computes other numbers of them."
        )
    if found.word == "too few to say":
        return f"Whether visitors changed cannot be said: {found.rows} decisions in the last week."
    name, largest = found.features[0]
    mend = "; train again" if found.word == "shifted" else ""
    return (
        f"Visitors of the last week {SAID[found.word]}, the most in {name} (PSI {largest:.2f}: "
        f"{amount_of(largest)}){mend}."
    )
