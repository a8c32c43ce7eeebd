"""The words of letters and their pages: the same ones in every language."""

import pytest

from waverly.catalogue.language import LANGUAGES
from waverly.wishes.letter_words import words_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    assert words_in(language).keys() == words_in("en").keys()
