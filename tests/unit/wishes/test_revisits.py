"""The third visit to a product or the cart within a week, and nothing bought, is an occasion."""

import pytest

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import DAY, MINUTE, NOW
from waverly.catalogue import HeldCart
from waverly.storage.log.outcome_rows import Happened
from waverly.storage.measured.visit_rows import Visit
from waverly.wire import Cart
from waverly.wishes.revisits import revisited

CART = ("cart", "/cart")
ALPHA = ("product", "/p/alpha")


def came(*days: float, page: tuple[str, str] = ALPHA) -> list[Visit]:
    return [a_visit(f"s{day}", page, opened_at=NOW + int(day * DAY)) for day in days]


def did(kind: str, day: float = 0.5) -> Happened:
    at = NOW + int(day * DAY)
    return Happened(visitor="v", session="s", kind=kind, key=kind, at=at)


def test_the_third_visit_within_a_week_is_an_occasion() -> None:
    what = revisited(came(0, 1, 2), [], NOW + 2 * DAY + MINUTE)
    assert what is not None
    assert (what.kind, what.product, what.path) == ("product", "alpha", "/p/alpha")


@pytest.mark.parametrize(
    "days", [(1, 2), (0, 7.5, 8)], ids=["only twice", "the first is longer ago than a week"]
)
def test_fewer_visits_are_none(days: tuple[float, ...]) -> None:
    assert revisited(came(*days), [], NOW + int(days[-1] * DAY) + MINUTE) is None


def test_the_same_product_thrice_in_one_visit_is_one_visit() -> None:
    visit = a_visit("s1", ALPHA, ("listing", "/shoes"), ALPHA, CART, ALPHA)
    assert revisited([visit], [], NOW + MINUTE) is None


def test_whoever_bought_meanwhile_is_left_alone() -> None:
    visits = came(0, 1, 2)
    assert revisited(visits, [did("purchased")], NOW + 2 * DAY + MINUTE) is None
    assert revisited(visits, [did("purchased", day=-9)], NOW + 2 * DAY + MINUTE) is not None


def test_a_cart_counts_once_something_was_put_into_it() -> None:
    visits = came(0, 1, 2, page=CART)
    assert revisited(visits, [], NOW + 2 * DAY + MINUTE) is None
    what = revisited(visits, [did("add_to_cart")], NOW + 2 * DAY + MINUTE)
    assert what is not None
    assert what.kind == "cart"


def held(day: float, items: int) -> HeldCart:
    return HeldCart(cart=Cart(items=items), at=NOW + int(day * DAY))


@pytest.mark.parametrize(
    ("done", "cart", "is_asked"),
    [
        ([], held(1, 2), True),
        ([did("add_to_cart")], held(1, 0), False),
        ([did("add_to_cart")], held(0, 0), True),
        ([did("purchased", day=-8)], held(-9, 2), False),
    ],
    ids=["told filled", "told emptied since", "filled since it was told", "bought since"],
)
def test_the_later_word_of_page_and_backend_says_whether_a_cart_is_filled(
    done: list[Happened], cart: HeldCart, is_asked: bool
) -> None:
    what = revisited(came(0, 1, 2, page=CART), done, NOW + 2 * DAY + MINUTE, cart)
    assert (what is not None) == is_asked


def test_robots_and_staff_come_back_to_nothing() -> None:
    visits = [a_visit(f"s{n}", ALPHA, opened_at=NOW + n, filtered="staff") for n in range(3)]
    assert revisited(visits, [], NOW + MINUTE) is None
