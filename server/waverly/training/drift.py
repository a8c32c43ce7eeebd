"""Whether today's visitors still look like those a model learnt from.

The population stability index compares shares of rows in bins: Σ (now − then) ln(now / then); what it
says is in `scoring.drift_scale`. Bins are tenths of the training rows; missing values have a bin of
their own.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from waverly.scoring.drift_scale import Word, word_of
from waverly.training.metrics import Floats

BINS = 10

SMALLEST_SHARE = 1e-4
"""An empty bin counts as this much, so that its logarithm is finite."""

MIN_ROWS = 200
"""With fewer recent rows the index would be noise: twelve bins of some twenty rows."""


class Bins(Struct, frozen=True, kw_only=True):
    """The distribution of training rows: inner edges, and each bin's share, missing values last."""

    edges: tuple[float, ...]
    shares: tuple[float, ...]


class Fingerprint(Struct, frozen=True, kw_only=True):
    """The training data in bins, stored in the artifact. `score` is P(order) if nothing is shown."""

    rows: int
    features: dict[str, Bins]
    score: Bins


class Drift(Struct, frozen=True, kw_only=True):
    """The index of the score and of each feature, largest first, over `rows` rows of today."""

    rows: int
    word: Word
    score: float | None
    features: tuple[tuple[str, float], ...]


def fingerprint(matrix: Floats, names: Sequence[str], scores: Floats) -> Fingerprint:
    """The bins of training rows and of their scores."""
    return Fingerprint(
        rows=len(matrix),
        features={name: _bins(matrix[:, at]) for at, name in enumerate(names)},
        score=_bins(scores),
    )


def drift(known: Fingerprint, matrix: Floats, names: Sequence[str], scores: Floats) -> Drift:
    """How far rows of today, with their scores where they have one, are from the training rows."""
    if len(matrix) < MIN_ROWS:
        return Drift(rows=len(matrix), word="too few to say", score=None, features=())
    column = {name: at for at, name in enumerate(names)}
    features = {
        name: psi(bins, matrix[:, column[name]])
        for name, bins in known.features.items()
        if name in column
    }
    scored = scores[np.isfinite(scores)]
    score = psi(known.score, scored) if len(scored) >= MIN_ROWS else None
    return Drift(
        rows=len(matrix),
        word=word_of(max([*features.values(), score or 0.0])),
        score=score,
        features=tuple(sorted(features.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def psi(known: Bins, values: Floats) -> float:
    """The population stability index of `values` against the bins; 0 when nothing moved."""
    then = np.maximum(np.array(known.shares), SMALLEST_SHARE)
    now = np.maximum(_shares(np.array(known.edges), values), SMALLEST_SHARE)
    return float(np.sum((now - then) * np.log(now / then)))


def _bins(values: Floats) -> Bins:
    finite = values[np.isfinite(values)]
    quantiles = np.quantile(finite, np.arange(1, BINS) / BINS) if len(finite) else np.array([])
    edges = np.unique(quantiles)
    return Bins(edges=tuple(edges.tolist()), shares=tuple(_shares(edges, values).tolist()))


def _shares(edges: Floats, values: Floats) -> Floats:
    finite = np.isfinite(values)
    places = np.searchsorted(edges, values[finite], side="left")
    counts = np.bincount(places, minlength=len(edges) + 1)
    return np.append(counts, (~finite).sum()) / max(len(values), 1)
