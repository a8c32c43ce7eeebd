"""What cannot be read is said with what to do about it."""

from typing import Any

import msgspec
import pytest

from tests.support.builders import NOW, bytes_of
from waverly.wire.records import BadRecord
from waverly.wire.told_events import read_told_events

ORDER: dict[str, Any] = {
    "id": "a",
    "kind": "purchased",
    "source": "pos",
    "at": NOW,
    "visitor": "v",
    "order": "o",
}
CURRENCY = "Write the three capital letters of ISO 4217, such as EUR."
INSTANT = "Write milliseconds since 1970 UTC, such as 1795491234567."


def refused(told: object) -> BadRecord:
    (bad,) = read_told_events(bytes_of({"events": [told]})).bad
    return bad


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": 7}, "Expected `str`, got `int`. Write a text, in quotes, of 1 to 64 characters."),
        ({"at": "2026-11-27"}, f"Expected `int`, got `str`. {INSTANT}"),
        ({"at": NOW * 1000}, f"Expected `int` <= 100000000000000. {INSTANT}"),
        ({"at": NOW // 1000}, f"not a thousand times as many. {INSTANT}"),
        ({"value": "9.00"}, "Write a number from 0 up to 1,000,000,000, without quotes."),
        ({"currency": "eur"}, f"It cannot be written like this. {CURRENCY}"),
        ({"currency": "euro"}, CURRENCY),
        ({"email": "ann"}, "It cannot be written like this. Write one address, such as ann@exam"),
        ({"source": "epos"}, "There is no such choice. Did you mean pos? Known are: pos, "),
        ({"lines": {"product": "p"}}, "Write a list, in square brackets."),
        ({"kind": "view_cart", "items": []}, "Write how many articles they are, as a number."),
        ({"kind": "exit_intent"}, "This is seen by the script alone. Leave it out."),
        ({"visitor": None, "user": "v"}, "It does not say of whom; nothing here reads `user`. Na"),
        ({"email": "a@b.example"}, "It names a `visitor` and an `email`. Name one of the two."),
    ],
)
def test_a_common_mistake_is_said_with_its_mend(changes: dict[str, object], said: str) -> None:
    assert said in refused(ORDER | changes).detail


@pytest.mark.parametrize(
    ("changes", "at", "value"),
    [
        ({"lines": [{"product": "p", "price": -1}]}, "events[0].lines[0].price", "-1"),
        ({"at": True}, "events[0].at", "true"),
        ({"source": "tv"}, "events[0].source", '"tv"'),
        ({"id": "x" * 200}, "events[0].id", ""),
        ({"lines": [7]}, "events[0].lines[0]", "7"),
        ({"order": None}, "events[0].order", ""),
    ],
)
def test_the_place_is_named_and_a_short_value_given_back_as_json(
    changes: dict[str, object], at: str, value: str
) -> None:
    bad = refused(ORDER | changes)
    assert (bad.at, bad.value) == (at, value)


def test_what_is_missing_is_named_beside_a_name_that_nothing_reads() -> None:
    told = {"order_id" if name == "order" else name: ORDER[name] for name in ORDER}
    said = "A field is missing: `order`; nothing here reads `order_id`."
    assert refused(told) == BadRecord(at="events[0]", detail=said)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b'{"id": "\xe9"}', "This is not UTF-8. Encode it so."),
        (b'{"id": 1e999}', "Number out of range."),
    ],
)
def test_a_record_beyond_reading_takes_no_good_one_along(written: bytes, said: str) -> None:
    body = b'{"events": [' + msgspec.json.encode(ORDER) + b", " + written + b"]}"
    told = read_told_events(body)
    assert (len(told.good), told.bad[0].detail) == (1, said)
