"""What cannot be read is said with what to do about it."""

from typing import Any

import msgspec
import pytest

from tests.builders import NOW, bytes_of
from waverly.wire.mends import with_mend
from waverly.wire.told_events import read_told_events

ORDER: dict[str, Any] = {
    "id": "a",
    "kind": "purchased",
    "source": "pos",
    "at": NOW,
    "visitor": "v",
    "order": "o",
}


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"id": 7}, "Put it in quotes."),
        ({"at": "2026-11-27"}, "Give milliseconds since 1970 UTC, such as 1795491234567."),
        ({"at": NOW * 1000}, "Give milliseconds since 1970 UTC, such as 1795491234567."),
        ({"value": "9.00"}, "Give a number, without quotes."),
        ({"currency": "eur"}, "Give the three capital letters of ISO 4217, such as EUR."),
        ({"currency": "euro"}, "Give the three capital letters of ISO 4217, such as EUR."),
        ({"email": "ann"}, "Give one address, such as ann@example.com."),
        ({"source": "tv"}, "Use one of: web, app, email, sms, ads, pos."),
        ({"lines": {"product": "p"}}, "Give a list, in square brackets."),
        ({"visitor": None, "user": "v"}, "nothing here reads `user`"),
    ],
)
def test_a_common_mistake_is_said_with_its_mend(changes: dict[str, object], mend: str) -> None:
    (bad,) = read_told_events(bytes_of({"events": [ORDER | changes]})).bad
    assert bad.detail.endswith(mend)


def test_what_says_enough_is_left_as_it_is() -> None:
    said = "Object missing required field `product`"
    assert with_mend(said, "$.wishes[0]") == said


def test_a_record_that_is_not_utf_8_takes_no_good_one_along() -> None:
    good, bad = msgspec.json.encode(ORDER), b'{"id": "\xe9"}'
    told = read_told_events(b'{"events": [' + good + b", " + bad + b"]}")
    assert (len(told.good), told.bad[0].detail) == (1, "this is not UTF-8")
