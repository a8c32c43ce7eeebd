from typing import Any

import pytest

from tests.support.builders import NOW, bytes_of
from waverly.wire.told_wishes import ToldWish, read_told_wishes

WISH: dict[str, Any] = {"visitor": "v", "product": "alpha", "at": NOW}


def test_a_wish_is_put_on_the_list_unless_it_is_said_to_be_off() -> None:
    body = bytes_of({"wishes": [WISH, WISH | {"on_list": False}]})
    told = read_told_wishes(body)
    assert list(told.good) == [
        ToldWish(visitor="v", product="alpha", at=NOW),
        ToldWish(visitor="v", product="alpha", at=NOW, on_list=False),
    ]
    assert told.bad == []


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"visitor": "v", "at": NOW}, "wishes[1]: A field is missing: `product`"),
        (WISH | {"on_list": "no"}, "wishes[1].on_list: Expected `bool`, got `str`"),
        (WISH | {"email": "a@b.example"}, "wishes[1].visitor: It names a `visitor` and an `email`"),
    ],
)
def test_a_bad_wish_is_named_and_takes_no_good_one_along(wish: object, said: str) -> None:
    told = read_told_wishes(bytes_of({"wishes": [WISH, wish, WISH]}))
    (bad,) = told.bad
    assert told.places == ("wishes[0]", "wishes[2]")
    assert f"{bad.at}: {bad.detail}".startswith(said)
