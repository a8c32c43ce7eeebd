"""What a model of effects says of itself: what it expected of each help, and what came of it."""

from pathlib import Path

from msgspec import Struct

from waverly.scoring.artifact import read_beside

EFFECT_CARD_FILE = "effects-card.json"
"""The card's name in an artifact; `effect_text` says it in words."""


class Band(Struct, frozen=True, kw_only=True):
    """A part of the moments. `said` and `happened` are orders more per moment than with nothing.

    The truth lies between `low` and `high` with 95%.
    """

    moments: int
    said: float
    happened: float
    low: float
    high: float


class ArmEffect(Struct, frozen=True, kw_only=True):
    """One help at the later moments at which it could have been shown: at all of them, and by thirds.

    The thirds are ordered by what was expected, the least first; there are none where everybody was
    expected to be helped alike. `come_true` is the share of the expected differences between moments
    that happened: 1 when they are as large as said, 0 when there are none.
    """

    arm: str
    overall: Band
    thirds: tuple[Band, ...] = ()
    come_true: float | None = None
    come_true_low: float | None = None
    come_true_high: float | None = None


class EffectCard(Struct, frozen=True, kw_only=True):
    """The facts about a model of effects. Times are milliseconds since 1970-01-01 UTC.

    It was fitted to `rows` moments between `first_at` and `last_at`; `judged_on` later ones, of
    visitors it had not seen, say what happened.
    """

    artifact_id: str
    waverly_version: str
    created_at: int
    learner: str
    first_at: int
    last_at: int
    rows: int
    orders: int
    features: int
    judged_on: int
    judged_orders: int
    verdict: str
    arms: tuple[ArmEffect, ...]


def read_effect_card(path: Path) -> EffectCard | None:
    """Return the card of the artifact in `path`, None when it was made without. Raises `ArtifactError`."""
    return read_beside(path, EFFECT_CARD_FILE, EffectCard)
