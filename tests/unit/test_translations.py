import msgspec
import pytest

from waverly.catalogue.language import LANGUAGES
from waverly.translations import words_by_language


def test_words_are_read_once_for_each_language() -> None:
    words_in = words_by_language("waverly.wishes", "words", dict[str, str])
    assert words_in("de") is words_in("de")
    assert len({str(words_in(language)) for language in LANGUAGES}) == len(LANGUAGES)


def test_words_of_another_shape_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        words_by_language("waverly.wishes", "words", dict[str, int])("en")
