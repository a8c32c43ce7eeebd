"""What a shopper did in the shop: firsts stay firsts, and what comes late changes no order of things."""

import pytest

from tests.support.builders import MINUTE, NOW, Json, an_event, state_after
from waverly.sessions.fold_commerce import MAX_PRODUCTS


def viewed(seq: int, product: str) -> Json:
    return an_event("viewed_product", seq, product=product)


def test_a_known_product_counts_on_when_no_more_are_remembered() -> None:
    others = [viewed(seq, f"p{seq}") for seq in range(1, MAX_PRODUCTS + 5)]
    state = state_after(*others, viewed(900, "p1"))
    assert (len(state.products), state.products["p1"]) == (MAX_PRODUCTS, 2)


def test_a_cart_is_as_old_as_the_first_thing_in_it() -> None:
    added = [
        an_event("add_to_cart", seq, at=NOW - ago * MINUTE, product="alpha")
        for seq, ago in ((1, 9), (2, 2))
    ]
    assert state_after(*added).cart_at == NOW - 9 * MINUTE


@pytest.mark.parametrize("second", ["checkout_started", "checkout_step"])
def test_a_checkout_is_as_old_as_its_first_step(second: str) -> None:
    first = an_event("checkout_started", 1, at=NOW - 9 * MINUTE)
    state = state_after(first, an_event(second, 2, at=NOW, step="payment"))
    assert (state.checkout_at, state.stepped_at) == (NOW - 9 * MINUTE, NOW)


def test_a_step_forward_told_late_is_not_the_latest() -> None:
    bought = an_event("purchased", 1, order="o-1", value=90.0)
    late = an_event("add_to_cart", 2, at=NOW - MINUTE, product="alpha")
    assert state_after(bought, late).stepped_at == NOW


def test_a_search_without_words_keeps_the_words_of_the_one_before() -> None:
    searched = an_event("searched", 1, query="waterproof")
    assert state_after(searched, an_event("searched", 2, results=0)).query == "waterproof"
