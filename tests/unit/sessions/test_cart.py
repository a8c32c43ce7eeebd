"""What a session knows of the cart, and that it never takes the unknown for nothing."""

import msgspec
import pytest

from tests.support.builders import Json, a_page, an_event, arrived, told
from waverly.sessions import SessionState, apply, apply_events
from waverly.wire import Page


def shown(cart: Json, **page: object) -> Page:
    return msgspec.convert(a_page("product", cart=cart, **page), Page)


def after(*steps: Page | Json) -> SessionState:
    """Return the state after pages, each a view of its own, and events in them."""
    state = SessionState()
    apply(state, arrived("view-0"))
    for number, step in enumerate(steps, 1):
        if isinstance(step, Page):
            apply(state, arrived(f"view-{number}", page=step))
        else:
            apply_events(state, told({**step, "seq": number}).good)
    return state


ADDED = an_event("add_to_cart", product="a", price=120.0, currency="EUR")
REMOVED = an_event("remove_from_cart", product="a")


@pytest.mark.parametrize(
    ("steps", "items", "value"),
    [
        ([], 0, 0.0),
        ([ADDED], 1, 120.0),
        ([ADDED, ADDED], 2, 240.0),
        # A badge counts and tells no amount.
        ([ADDED, shown({"items": 1})], 1, 120.0),
        ([ADDED, shown({"items": 3})], 3, None),
        ([shown({"items": 2})], 2, None),
        ([ADDED, shown({"items": 0})], 0, 0.0),
        ([ADDED, an_event("viewed_cart", items=1)], 1, 120.0),
        ([ADDED, an_event("viewed_cart", items=4)], 4, None),
        # A cart page that shows no number does not say that it is empty.
        ([ADDED, an_event("viewed_cart")], 1, 120.0),
        ([ADDED, an_event("viewed_cart", value=99.0)], 1, 99.0),
        ([ADDED, an_event("viewed_cart", items=0)], 0, 0.0),
        # What comes in without a price, or in another currency, makes no sum.
        ([an_event("add_to_cart", product="a")], 1, None),
        ([ADDED, {**ADDED, "currency": "USD"}], 2, None),
        ([shown({"items": 1, "value": 60.0}), ADDED], 2, 180.0),
        ([shown({"items": 2}), ADDED], 3, None),
        # Nobody tells what a removed article was worth.
        ([ADDED, ADDED, REMOVED], 1, None),
        ([ADDED, REMOVED], 0, 0.0),
        ([REMOVED], 0, None),
        ([ADDED, ADDED, REMOVED, shown({"items": 1, "value": 99.0})], 1, 99.0),
        ([ADDED, an_event("purchased", order="o", value=120.0)], 0, 0.0),
    ],
)
def test_an_amount_is_known_or_unknown(
    steps: list[Page | Json], items: int, value: float | None
) -> None:
    state = after(*steps)
    assert (state.cart_items, state.cart_value) == (items, value)


def test_the_currency_goes_with_the_amount() -> None:
    assert after(ADDED).cart_currency == "EUR"
    assert after(shown({"items": 1, "value": 5.0, "currency": "USD"})).cart_currency == "USD"
    assert after(ADDED, REMOVED).cart_currency is None


def test_a_page_read_again_takes_back_nothing_that_was_put_in_since() -> None:
    state = SessionState()
    page = shown({"items": 1, "value": 60.0, "currency": "EUR"})
    apply(state, arrived("view-1", page=page))
    apply_events(state, told({**ADDED, "seq": 1}).good)
    # Sent again as it was, and with another variant chosen beside the same cart.
    apply(state, arrived("view-1", page=shown({"items": 1, "value": 60.0, "currency": "EUR"})))
    other = shown({"items": 1, "value": 60.0, "currency": "EUR"}, query="x")
    apply(state, arrived("view-1", page=other))
    assert (state.cart_items, state.cart_value) == (2, 180.0)
    apply(state, arrived("view-1", page=shown({"items": 2, "value": 170.0})))
    assert (state.cart_items, state.cart_value) == (2, 170.0)
