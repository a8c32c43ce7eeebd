"""What a record says beside what is read of it is found, and what was found at a place."""

import pytest

from waverly.catalogue import ProductFacts
from waverly.wire.commerce import Purchased
from waverly.wire.strays import LONGEST, strays_in, value_at

TOLD = {"lines": [{"price": -1, "name": "x" * LONGEST}], "at": True}


def test_names_without_a_field_are_found_in_lists_too() -> None:
    told = {"id": "a", "Price": 9, "variants": [{"id": "v", "size": 4}, 7, {"size": 5}]}
    assert list(strays_in(told, ProductFacts)) == ["Price", "variants.size", "variants.size"]


def test_what_is_named_freely_and_the_name_of_the_kind_are_no_strays() -> None:
    assert list(strays_in({"attributes": {"Anything": "goes"}}, ProductFacts)) == []
    assert list(strays_in({"kind": "purchased", "order": "o"}, Purchased)) == []


def test_what_is_no_object_has_none() -> None:
    assert list(strays_in(7, ProductFacts)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (".lines[0].price", "-1"),
        (".at", "true"),
        (".lines[0].name", ""),
        (".lines[0]", ""),
        (".lines[3].price", ""),
        (".nothing.there", ""),
        ("", ""),
    ],
)
def test_a_short_value_is_given_back_as_json(path: str, value: str) -> None:
    assert value_at(TOLD, path) == value
