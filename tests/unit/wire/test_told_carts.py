from typing import Any

import pytest

from tests.support.builders import NOW, bytes_of
from waverly.wire import Cart
from waverly.wire.told_carts import cart_of, read_told_carts, worth_of

LINES = [
    {"product": "alpha", "quantity": 2, "price": 10.1},
    {"product": "beta", "price": 5},
    {"product": "alpha", "variant": "42", "price": 1},
]
CART: dict[str, Any] = {"visitor": "v", "updated_at": NOW, "lines": LINES, "currency": "EUR"}


def read(*carts: object) -> tuple[list[Any], list[str]]:
    told = read_told_carts(bytes_of({"carts": carts}))
    return list(told.good), [f"{each.at}: {each.detail}" for each in told.bad]


def test_a_told_cart_is_what_a_page_would_tell() -> None:
    ((told,), _) = read(CART)
    assert cart_of(told) == Cart(items=4, value=26.2, currency="EUR", products=("alpha", "beta"))


@pytest.mark.parametrize(
    ("changes", "worth"),
    [
        ({"total": 20}, 20.0),
        ({"lines": [{"product": "alpha"}, *LINES]}, None),
        ({"lines": []}, None),
    ],
    ids=["a total is not added up", "a line without a price", "empty"],
)
def test_a_cart_is_worth_what_was_said(changes: dict[str, object], worth: float | None) -> None:
    ((told,), _) = read(CART | changes)
    assert worth_of(told) == worth


@pytest.mark.parametrize(
    ("cart", "said"),
    [
        (CART | {"email": "a@b.example"}, "carts[1].visitor: It names a `visitor` and an"),
        (CART | {"updated_at": 1_790_000_000}, "carts[1].updated_at: This is in 1970"),
        (CART | {"lines": [{}]}, "carts[1].lines[0]: A field is missing: `product`"),
        (CART | {"currency": "euro"}, "carts[1].currency: Expected"),
        (CART | {"lines": LINES * 40}, "carts[1].lines: Expected `array` of length <= 100"),
        (
            {"visitor": "v", "updated_at": NOW, "items": LINES},
            "carts[1]: A field is missing: `lines`; nothing here reads `items`. An empty cart has",
        ),
        ({"visitor": "v"}, "carts[1]: A field is missing: `updated_at`"),
    ],
)
def test_a_bad_cart_is_named_and_takes_no_good_one_along(cart: object, said: str) -> None:
    good, (bad,) = read(CART, cart, CART)
    assert len(good) == 2
    assert bad.startswith(said)
