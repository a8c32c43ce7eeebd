"""The tables of overlays are complete, and what a shopper hands in has its bounds."""

from typing import get_args

import msgspec
import pytest

from tests.support.builders import Json
from waverly.campaigns.templates import AnyTemplate
from waverly.wire.overlay.suits import EVERY, FORMATS, OVERLAYS
from waverly.wire.request import Request

HANDED_IN: Json = {
    "v": 1,
    "site": "pk",
    "visitor": "v",
    "session": "s",
    "decision": "d",
    "kind": "reminder",
    "agreed": True,
    "email": "sam@example.com",
}


def test_every_kind_has_a_template_and_formats_of_its_own() -> None:
    templates = {str(kind.__struct_config__.tag) for kind in get_args(AnyTemplate)}
    assert templates == set(OVERLAYS) == set(FORMATS)
    assert {form for forms in FORMATS.values() for form in forms} == set(EVERY)


def test_every_kind_can_be_a_card_in_the_corner_and_a_sheet() -> None:
    assert [kind for kind, forms in FORMATS.items() if not {"corner", "sheet"} <= set(forms)] == []


def test_an_address_is_taken_with_what_was_agreed_to() -> None:
    request = msgspec.convert(HANDED_IN, Request)
    assert (request.email, request.agreed) == ("sam@example.com", True)


@pytest.mark.parametrize(
    "wrong",
    [{"email": "sam"}, {"email": "a@b"}, {"rating": 6}, {"phone": "call me"}, {"kind": "spam"}],
)
def test_what_is_no_address_no_number_and_no_rating_is_refused(wrong: Json) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(HANDED_IN | wrong, Request)
