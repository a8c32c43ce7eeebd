from typing import Any

import msgspec
import pytest

from tests.support.builders import NOW, bytes_of
from waverly.wire.commerce import Purchased
from waverly.wire.records import MOST_BYTES
from waverly.wire.told_events import read_told_events

TILL: dict[str, Any] = {"id": "a", "kind": "purchased", "source": "pos", "at": NOW, "visitor": "v"}
ORDER = TILL | {"order": "o", "value": 9}

DEEP = msgspec.json.decode("[" * 70 + "]" * 70)


def read(*events: object) -> tuple[list[Any], list[str]]:
    told = read_told_events(bytes_of({"events": events}))
    return list(told.good), [f"{each.at}: {each.detail}" for each in told.bad]


def test_an_event_is_read_with_the_fields_of_its_kind() -> None:
    ((told,), bad) = read(ORDER)
    assert (told.event, told.fields, bad) == (
        Purchased(seq=1, at=NOW, order="o", value=9.0),
        {"order": "o", "value": 9},
        [],
    )


def test_other_tools_names_are_taken_for_ours() -> None:
    good, _ = read(*(ORDER | {"kind": name} for name in ("Order Completed", "purchase")))
    assert [told.kind for told in good] == ["purchased"] * 2


def test_a_name_nobody_knows_is_kept_with_its_fields() -> None:
    ((told,), _) = read(TILL | {"kind": "sms_read", "letter": "spring"})
    assert (told.event, told.kind, told.fields) == (None, "sms_read", {"letter": "spring"})


def test_words_of_a_search_lose_what_is_personal_as_they_do_in_the_browser() -> None:
    typed = "call me 0176 1234567 or ann@example.com about size 42"
    ((told,), _) = read(TILL | {"kind": "searched", "query": typed})
    assert told.event.query == told.fields["query"] == "call me [number] or [email] about size 42"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (TILL, "events[1]: A field is missing: `order`"),
        (ORDER | {"value": -1}, "events[1].value: Expected `float` >= 0.0"),
        (
            ORDER | {"source": "tv"},
            "events[1].source: There is no such choice. Known are: ads, app, ",
        ),
        (ORDER | {"email": "a@b.example"}, "events[1].visitor: It names a `visitor` and"),
        (ORDER | {"visitor": None}, "events[1]: It does not say of whom"),
        (ORDER | {"at": NOW // 1000}, "events[1].at: This is in 1970: seconds"),
        (TILL | {"kind": "pause"}, "events[1].kind: This is seen by the script alone"),
        (TILL | {"kind": "x", "more": "x" * MOST_BYTES}, "events[1]: 8"),
        (TILL | {"kind": "x", "more": DEEP}, "events[1]: It is nested more than 64"),
        (7, "events[1]: Expected `object`, got `int`"),
    ],
)
def test_a_bad_event_is_named_and_takes_no_good_one_along(event: object, said: str) -> None:
    good, (bad,) = read(ORDER, event, ORDER)
    assert len(good) == 2
    assert bad.startswith(said)
