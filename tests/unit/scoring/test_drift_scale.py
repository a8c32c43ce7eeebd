"""One scale says how much visitors have changed, wherever it is told."""

import pytest

from waverly.scoring.drift_scale import amount_of, word_of


@pytest.mark.parametrize(
    ("index", "word", "amount"),
    [
        (0.09, "stable", "none"),
        (0.1, "watch", "some"),
        (0.24, "watch", "some"),
        (0.25, "watch", "some"),
        (0.26, "shifted", "much"),
    ],
)
def test_an_index_has_the_words_of_the_fields_scale(index: float, word: str, amount: str) -> None:
    assert (word_of(index), amount_of(index)) == (word, amount)
