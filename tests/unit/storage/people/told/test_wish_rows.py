"""Of two words on a product of a wish list the later holds, and only the owner's browser hears of it."""

from msgspec.structs import replace

from tests.support.builders import HOUR, KEY, NOW
from tests.support.person_data import address_of, everything_in
from waverly.storage import Store
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.persons import PersonQuery
from waverly.storage.people.told.kinds import told_kinds
from waverly.storage.people.told.wish_rows import is_wished, remember_told_wishes
from waverly.wire.records import Why
from waverly.wire.told_wishes import ToldWish

BROWSER = "0123456789abcdef0123456789"
ON = ToldWish(visitor=BROWSER, product="alpha", at=NOW)
OFF = replace(ON, at=NOW + 1, on_list=False)


async def tell(store: Store, *wishes: ToldWish, at: int = NOW + HOUR) -> list[Why | None]:
    return await remember_told_wishes(store, KEY, wishes, at)


async def wished(store: Store, visitor: str = BROWSER, product: str = "alpha") -> bool:
    return await is_wished(store, KEY, visitor, product)


async def test_the_later_of_two_holds_in_whatever_order_they_come(store: Store) -> None:
    assert [await tell(store, each) for each in (OFF, ON, OFF)] == [
        [None],
        ["not_newer"],
        ["not_newer"],
    ]
    assert not await wished(store)
    assert await tell(store, replace(ON, at=NOW + 2)) == [None]
    assert await wished(store)


async def test_two_words_in_one_body_are_the_later(store: Store) -> None:
    assert await tell(store, OFF, ON, replace(ON, product="beta")) == [None, "not_newer", None]
    assert [await wished(store, product=each) for each in ("alpha", "beta")] == [False, True]


async def test_a_linked_browser_hears_of_the_customers_list_and_nobody_who_guesses(
    store: Store,
) -> None:
    await tell(store, replace(ON, visitor="c_123"))
    assert not await wished(store)
    await link_visitors(store, KEY, BROWSER, "c_123", NOW)
    assert await wished(store)
    assert not await wished(store, "c_123")


async def test_a_list_of_an_address_is_theirs_once_the_store_names_them_with_it(
    store: Store,
) -> None:
    email = address_of("ann")
    await tell(store, replace(ON, visitor=None, email=email.upper()))
    assert not await wished(store)
    contact = Agreed(visitor=BROWSER, email=email, agreed_at=NOW)
    await remember_contacts(store, KEY, [contact], "https://help.example", NOW)
    assert await wished(store)


async def test_what_is_told_of_the_erased_is_passed_over_for_a_day(store: Store) -> None:
    await tell(store, ON)
    await erase(store, KEY, PersonQuery(visitor=BROWSER), NOW + HOUR)
    assert await tell(store, ON, at=NOW + 2 * HOUR) == ["erased"]
    assert BROWSER not in await everything_in(store)


async def test_a_list_alone_leaves_nothing_to_send(store: Store) -> None:
    await tell(store, ON)
    assert await everything_in(store, ("wishes", "outbox", "letters", "contacts")) == ""
    assert await told_kinds(store, KEY) == {"wishes"}
