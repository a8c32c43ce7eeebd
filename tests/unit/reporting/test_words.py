import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import an_event, told
from tests.support.strategies import event_of, typed
from waverly.reporting.measuring.known_words import SOURCES
from waverly.reporting.words import (
    came_from,
    detail_of,
    element_words,
    moment_title,
    money,
    seconds,
    segment_title,
    title_of,
)
from waverly.wire import EVENTS, Event
from waverly.wire.moments import SectionReread


@pytest.mark.parametrize("kind", EVENTS)
@given(st.data())
def test_every_kind_of_event_can_be_told(kind: type[Event], data: st.DataObject) -> None:
    event = typed(data.draw(event_of(kind)))
    assert title_of(event)
    assert "None" not in detail_of(event)


def test_an_unknown_event_is_told_as_such() -> None:
    (unknown,) = told(an_event("teleported")).unknown
    assert (title_of(unknown), detail_of(unknown)) == ("Told as “teleported”", "")


@pytest.mark.parametrize(
    ("stated", "said"), [({}, ""), ({"items": 0}, "0 items"), ({"items": 2}, "2 items")]
)
def test_a_cart_that_shows_no_number_is_not_said_to_be_empty(
    stated: dict[str, int], said: str
) -> None:
    (event,) = told(an_event("viewed_cart", **stated)).good
    assert detail_of(event) == said


def test_amounts_are_told_as_people_say_them() -> None:
    assert [seconds(ms) for ms in (800, 12_000, 180_000)] == ["0.8 s", "12 s", "3 min"]
    assert [money(None, "EUR"), money(5, None), money(5, "EUR")] == ["", "5.00", "5.00 EUR"]


def test_what_was_used_of_an_overlay_is_told_without_our_names() -> None:
    assert element_words("action_2") == "the second button"
    assert element_words("action_2", ("Yes", "No")) == "“No”"
    assert element_words("action-3", ("Yes", "No")) == "the third button"  # as told before 1.0
    assert element_words("card_2_action") == "the button of the second card"
    assert element_words("faq_1", ("Yes", "No")) == "the first question"
    assert element_words("handed_in") == "the form, handed in"
    assert element_words("chat") == "chat"
    assert element_words("size-guide") == "size guide"


@pytest.mark.parametrize("referrer", sorted(SOURCES))
def test_every_place_a_page_is_reached_from_has_words(referrer: str) -> None:
    assert came_from(referrer) != referrer
    assert came_from("somewhere new") == "somewhere new"


def test_a_group_of_shoppers_is_called_as_the_pages_call_it() -> None:
    assert segment_title("source", "direct") == "No link"
    assert segment_title("visits", "new") == "First time here"
    assert segment_title("trigger", "cart_button_hover") == "Stopped short of add-to-cart"
    assert segment_title("device", "mobile") == "mobile"


def test_sections_read_again_are_told_by_their_plain_names() -> None:
    named = {
        "size-options": "the choice of size",
        "policy": "the policy",
        "small-print": "small print",
    }
    for section, name in named.items():
        assert (
            detail_of(SectionReread(seq=1, at=1, section=section, entries=3)) == f"{name}, 3 times"
        )


def test_a_moment_is_told_as_people_say_it_known_or_not() -> None:
    assert moment_title("cart_button_hover") == "Stopped short of add-to-cart"
    assert moment_title("long_gaze") == "Long gaze"
