"""Visitors like those of the training are stable; others are told, with the feature that moved."""

import numpy as np
import pytest

from waverly.training.drift import Bins, Fingerprint, drift, fingerprint, psi
from waverly.training.metrics import Floats

NAMES = ("width", "views", "price")


def visitors(
    count: int = 5_000, *, seed: int = 0, shift: float = 0.0, missing: float = 0.1
) -> Floats:
    draw = np.random.default_rng(seed)
    matrix = draw.normal(size=(count, 3))
    matrix[:, 1] = draw.integers(1, 4, count)  # few distinct values
    matrix[:, 0] += shift
    matrix[draw.random(count) < missing, 2] = np.nan
    return matrix


@pytest.fixture
def known() -> Fingerprint:
    return fingerprint(visitors(), NAMES, np.random.default_rng(1).random(5_000))


def test_the_index_is_the_sum_over_bins() -> None:
    bins = Bins(edges=(0.0,), shares=(0.5, 0.5, 0.0))
    values = np.array([-1.0, -1.0, -1.0, 1.0])
    assert psi(bins, values) == pytest.approx(0.25 * np.log(1.5) - 0.25 * np.log(0.5))


def test_the_same_kind_of_visitors_is_stable(known: Fingerprint) -> None:
    found = drift(known, visitors(seed=7), NAMES, np.random.default_rng(3).random(5_000))
    assert found.word == "stable"
    assert found.score is not None
    assert found.score < 0.01


def test_a_feature_that_moved_is_named_first(known: Fingerprint) -> None:
    found = drift(known, visitors(seed=7, shift=1.0), NAMES, np.full(5_000, np.nan))
    assert found.word == "shifted"
    assert found.features[0][0] == "width"
    assert found.score is None  # no row had a score


def test_values_that_went_missing_are_a_shift_as_well(known: Fingerprint) -> None:
    found = drift(known, visitors(seed=7, missing=0.6), NAMES, np.full(5_000, 0.5))
    assert found.features[0][0] == "price"
    assert found.features[0][1] > 0.25


def test_a_score_that_moved_alone_is_told(known: Fingerprint) -> None:
    found = drift(known, visitors(seed=7), NAMES, np.full(5_000, 0.99))
    assert found.word == "shifted"


def test_few_rows_say_nothing(known: Fingerprint) -> None:
    assert drift(known, visitors(50), NAMES, np.ones(50)).word == "too few to say"


def test_columns_of_infinities_and_nothing_are_borne() -> None:
    odd = np.array([[np.inf, np.nan, 0.0]] * 300)
    found = drift(fingerprint(odd, NAMES, np.zeros(300)), odd, NAMES, np.zeros(300))
    assert (found.word, found.score) == ("stable", 0.0)
