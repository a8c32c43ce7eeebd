"""Products are found by their words, whatever the ending, and not by half a meaning."""

import pytest

from waverly.catalogue import ProductFacts
from waverly.catalogue.finding import Index
from waverly.catalogue.finding.words import is_alike, words_of

SHOES = (
    ProductFacts(id="wet", name="Ridge Trail", attributes={"Upper": "Waterproof membrane"}),
    ProductFacts(id="dry", name="Trail Light", category="Trail running"),
    ProductFacts(id="boot", name="Waterproof Boots", category="Hiking"),
    ProductFacts(id="road", name="City Runner", category="Road running"),
    ProductFacts(id="café", name="Café-Schuhe", category="Freizeit"),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("waterproof trail", ["wet"]),
        ("Boot", ["boot"]),
        ("cafe schuh", ["café"]),
        ("running", ["dry", "road"]),
        ("umbrella", []),
        ("", []),
    ],
)
def test_what_matches_most_comes_first(query: str, found: list[str]) -> None:
    assert sorted(Index(SHOES).search(query, 9)) == sorted(found)


def test_a_product_with_every_word_stands_before_one_with_most() -> None:
    assert Index(SHOES).search("waterproof hiking boots trail", 9) == ["boot"]
    assert Index(SHOES).search("waterproof membrane trail", 9) == ["wet"]


def test_a_word_in_the_name_weighs_more_than_one_among_the_attributes() -> None:
    assert Index(SHOES).search("waterproof", 9) == ["boot", "wet"]


def test_an_empty_catalogue_has_nothing() -> None:
    assert Index([]).search("shoe", 4) == []


def test_words_are_compared_without_case_accents_and_endings() -> None:
    assert words_of("Café-Schuhe, 42") == ["cafe", "schuhe", "42"]
    assert is_alike("shoes", "shoe")
    assert not is_alike("sea", "seal")
    assert not is_alike("trail", "trailing")
