"""What a record says beside what is read of it is found."""

from waverly.catalogue import ProductFacts
from waverly.wire.commerce import Purchased
from waverly.wire.unknown_fields import unknown_fields_in


def test_names_without_a_field_are_found_in_lists_too() -> None:
    told = {"id": "a", "Price": 9, "variants": [{"id": "v", "size": 4}, 7, {"size": 5}]}
    assert list(unknown_fields_in(told, ProductFacts)) == [
        "Price",
        "variants.size",
        "variants.size",
    ]


def test_what_is_named_freely_and_the_name_of_the_kind_are_no_strays() -> None:
    assert list(unknown_fields_in({"attributes": {"Anything": "goes"}}, ProductFacts)) == []
    assert list(unknown_fields_in({"kind": "purchased", "order": "o"}, Purchased)) == []


def test_what_is_no_object_has_none() -> None:
    assert list(unknown_fields_in(7, ProductFacts)) == []
