"""Of a person's carts the latest word holds, whoever of their browsers it is told of."""

from msgspec.structs import replace

from tests.support.builders import DAY, HOUR, KEY, NOW
from tests.support.person_data import address_of, everything_in
from waverly.storage import Store
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.persons import PersonQuery
from waverly.storage.people.told.cart_rows import (
    HELD_MS,
    remember_told_carts,
    told_cart_for,
    told_cart_of,
)
from waverly.storage.people.told.kinds import told_kinds
from waverly.storage.people.told.remembering import AT_ONCE
from waverly.wire.records import Why
from waverly.wire.request import RequestLine
from waverly.wire.told_carts import ToldCart

BROWSER = "0123456789abcdef0123456789"
CART = ToldCart(visitor="ann", updated_at=NOW, lines=(RequestLine(product="alpha"),))
EMPTY = ToldCart(visitor="ann", updated_at=NOW + 1)


async def products(store: Store, visitor: str = "ann", at: int = NOW + HOUR) -> list[str] | None:
    told = await told_cart_of(store, KEY, visitor, at)
    return None if told is None else [line.product for line in told.lines]


async def tell(store: Store, *carts: ToldCart, at: int = NOW + HOUR) -> list[Why | None]:
    return await remember_told_carts(store, KEY, carts, at)


async def test_the_later_of_two_holds_in_whatever_order_they_come(store: Store) -> None:
    assert [await tell(store, each) for each in (EMPTY, CART, EMPTY)] == [
        [None],
        ["not_newer"],
        ["not_newer"],
    ]
    assert await products(store) == []


async def test_two_carts_of_one_person_in_one_body_are_the_later(store: Store) -> None:
    assert await tell(store, EMPTY, CART) == [None, "not_newer"]
    assert await products(store) == []


async def test_of_two_far_apart_in_one_body_the_later_holds_too(store: Store) -> None:
    others = [replace(CART, visitor=f"v{n}") for n in range(AT_ONCE)]
    fates = await tell(store, EMPTY, *others, CART)
    assert (fates[0], set(fates[1:-1]), fates[-1]) == (None, {None}, "not_newer")
    assert await products(store) == []


async def test_of_two_of_one_instant_the_first_holds_in_one_body_as_in_two(store: Store) -> None:
    empty = replace(CART, lines=())
    assert await tell(store, CART, empty) == [None, "not_newer"]
    assert await tell(store, empty) == ["not_newer"]
    assert await products(store) == ["alpha"]


async def test_an_empty_cart_empties_and_can_be_filled_again(store: Store) -> None:
    await tell(store, CART)
    await tell(store, EMPTY)
    again = replace(CART, updated_at=NOW + 2)
    assert await tell(store, again) == [None]
    assert await products(store) == ["alpha"]


async def test_a_linked_browser_finds_the_cart_of_the_customer(store: Store) -> None:
    await tell(store, CART)
    await link_visitors(store, KEY, BROWSER, "ann", NOW)
    told = await told_cart_for(store, KEY, BROWSER, NOW + HOUR)
    assert told is not None
    assert told.lines == CART.lines


async def test_a_page_gets_nothing_for_an_id_that_could_be_guessed(store: Store) -> None:
    await tell(store, CART)
    await link_visitors(store, KEY, BROWSER, "ann", NOW)
    assert await told_cart_for(store, KEY, "ann", NOW + HOUR) is None


async def test_a_cart_of_an_address_is_found_once_the_store_names_a_visitor_with_it(
    store: Store,
) -> None:
    email = address_of("ann")
    await tell(store, replace(CART, visitor=None, email=email))
    assert await products(store) is None
    contact = Agreed(visitor="ann", email=email.upper(), agreed_at=NOW)
    await remember_contacts(store, KEY, [contact], "https://help.example", NOW)
    assert await products(store) == ["alpha"]
    await tell(store, replace(EMPTY, visitor=None, email=email))
    assert await products(store) == []


async def test_others_carts_and_another_stores_are_not_theirs(store: Store) -> None:
    await tell(store, replace(CART, visitor="ben"))
    await remember_told_carts(store, "pk_other", [CART], NOW)
    assert await products(store) is None


async def test_a_cart_of_long_ago_is_believed_no_more(store: Store) -> None:
    await tell(store, CART)
    assert await products(store, at=NOW + HELD_MS) == ["alpha"]
    assert await products(store, at=NOW + HELD_MS + 1) is None


async def test_a_cart_of_the_future_is_taken_as_of_now(store: Store) -> None:
    await tell(store, replace(CART, updated_at=NOW + DAY), at=NOW)
    assert await tell(store, EMPTY, at=NOW + 1) == [None]


async def test_what_is_told_of_the_erased_is_passed_over_for_a_day(store: Store) -> None:
    await tell(store, CART)
    await erase(store, KEY, PersonQuery(visitor="ann"), NOW + HOUR)
    assert await tell(store, CART, at=NOW + 2 * HOUR) == ["erased"]
    assert "ann" not in await everything_in(store)


async def test_what_a_store_tells_of_at_all_is_known(store: Store) -> None:
    assert await told_kinds(store, KEY) == set()
    await tell(store, EMPTY)
    assert await told_kinds(store, KEY) == {"carts"}
