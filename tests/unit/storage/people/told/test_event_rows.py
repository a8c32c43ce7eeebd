"""Events a backend tells are kept once, of whom they are, and change nothing a page told."""

from sqlalchemy import select

from tests.support.builders import DAY, HOUR, KEY, NOW
from tests.support.person_data import (
    a_happening,
    address_of,
    everything_in,
    keep_everything,
    keep_visit,
)
from waverly.storage import Store
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.purchase_rows import instants_by_visitor
from waverly.storage.people.contacts.rows import Agreed, count_contacts, remember_contacts
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import kept_of
from waverly.storage.people.persons import PersonQuery, person_query
from waverly.storage.people.told.event_rows import remember_told_events
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.remembering import AT_ONCE
from waverly.storage.people.visitor_rows import profile_of

ANN, EMAIL = PersonQuery(visitor="ann"), address_of("ann")
BASE = "https://help.example"
AGREED = Agreed(visitor="ann", email=EMAIL, agreed_at=NOW)


async def whose(store: Store) -> list[tuple[str | None, str | None]]:
    statement = select(told_events.c.visitor, told_events.c.email).order_by(told_events.c.id)
    async with store.read() as connection:
        return [(row.visitor, row.email) for row in await connection.execute(statement)]


async def test_an_event_told_twice_is_kept_once(store: Store) -> None:
    told = [a_happening("a", visitor="ann"), a_happening("b", visitor="ann")]
    fates = [await remember_told_events(store, KEY, told, NOW) for _ in range(2)]
    assert fates == [[None, None], ["known", "known"]]


async def test_many_are_kept_in_parts_and_counted_together(store: Store) -> None:
    told = [a_happening(f"{n}", visitor=f"v{n}") for n in range(AT_ONCE + 1)]
    fates = await remember_told_events(store, KEY, told, NOW)
    assert fates.count(None) == AT_ONCE + 1
    assert len(await whose(store)) == AT_ONCE + 1


async def test_of_two_of_one_id_the_first_is_kept_in_one_body_as_in_two(store: Store) -> None:
    told = [a_happening("a", visitor="ann"), a_happening("a", visitor="ben")]
    assert await remember_told_events(store, KEY, told, NOW) == [None, "known"]
    assert await remember_told_events(store, KEY, told[1:], NOW) == ["known"]
    assert await whose(store) == [("ann", None)]


async def test_an_event_under_a_name_nobody_knew_gives_way_to_the_same_under_a_known_one(
    store: Store,
) -> None:
    order = {"order": "o", "value": 20.0, "visitor": "ann"}
    await remember_told_events(store, KEY, [a_happening("a", "purchsd", **order)], NOW)
    right = [a_happening("a", "purchased", **order)]
    fates = [await remember_told_events(store, KEY, right, NOW) for _ in range(2)]
    assert fates == [[None], ["known"]]
    wrong = a_happening("a", "purchsd", visitor="ann")
    assert await remember_told_events(store, KEY, [wrong], NOW) == ["known"]
    assert await instants_by_visitor(store, KEY, "purchased") == {"ann": [NOW]}
    assert await whose(store) == [("ann", None)]


async def test_an_address_stands_for_the_visitor_the_store_named_with_it(store: Store) -> None:
    await remember_contacts(store, KEY, [AGREED], BASE, NOW)
    await remember_told_events(store, KEY, [a_happening("a", email=EMAIL.upper())], NOW)
    assert await whose(store) == [("ann", None)]


async def test_of_an_address_nobody_is_known_by_it_is_found_by_that_and_by_who_is_named_later(
    store: Store,
) -> None:
    await remember_told_events(store, KEY, [a_happening("a", email=EMAIL)], NOW)
    assert await whose(store) == [(None, EMAIL)]
    assert (await kept_of(store, KEY, person_query(EMAIL.upper()))).rows == {"told_events": 1}
    await remember_contacts(store, KEY, [AGREED], BASE, NOW)
    assert (await kept_of(store, KEY, ANN)).rows == {"told_events": 1, "contacts": 1}


async def test_an_order_counts_once_whoever_tells_it(store: Store) -> None:
    order = {"order": "o", "value": 20.0, "visitor": "ann"}
    await remember_told_events(store, KEY, [a_happening("a", "purchased", **order)], NOW)
    again = Order(id="o", visitor="ann", at=NOW + HOUR, value=20.0)
    assert await remember_orders(store, KEY, [again], NOW + HOUR) == ["known"]
    assert await instants_by_visitor(store, KEY, "purchased") == {"ann": [NOW]}


async def test_an_order_a_page_told_of_too_soon_gives_way_to_an_event(store: Store) -> None:
    await keep_visit(store, "eve")
    order = {"order": "order-of-eve", "value": 20.0, "visitor": "ann", "at": NOW + 2 * DAY}
    await remember_told_events(store, KEY, [a_happening("a", "purchased", **order)], NOW + 2 * DAY)
    assert await instants_by_visitor(store, KEY, "purchased") == {"ann": [NOW + 2 * DAY]}


async def test_an_order_of_nobody_known_counts_for_nobody(store: Store) -> None:
    order = {"order": "o", "value": 20.0, "email": EMAIL}
    await remember_told_events(store, KEY, [a_happening("a", "purchased", **order)], NOW)
    assert await instants_by_visitor(store, KEY, "purchased") == {}


async def test_what_a_page_may_have_told_counts_nowhere(store: Store) -> None:
    await keep_visit(store, "ann")
    before = await profile_of(store, KEY, "ann", at=NOW + HOUR)
    measured = ("journal", "sessions", "decisions", "outcomes")
    stood = await everything_in(store, measured)
    told = [
        a_happening("a", "add_to_cart", visitor="ann", product="p"),
        a_happening("b", "checkout_started", visitor="ann"),
        a_happening("c", "never_heard_of", visitor="ann"),
    ]
    await remember_told_events(store, KEY, told, NOW)
    assert await everything_in(store, measured) == stood
    assert await profile_of(store, KEY, "ann", at=NOW + HOUR) == before


async def test_a_goodbye_ends_what_was_agreed_to_before_and_counts_once(store: Store) -> None:
    await remember_contacts(store, KEY, [AGREED], BASE, NOW)
    goodbye = a_happening("a", "unsubscribed", at=NOW + 1, email=EMAIL, source="email")
    for _ in range(2):
        await remember_told_events(store, KEY, [goodbye], NOW + HOUR)
    assert await count_contacts(store, KEY) == 0
    assert await remember_contacts(store, KEY, [AGREED], BASE, NOW + HOUR) == ["said_no"]
    assert await instants_by_visitor(store, KEY, "unsubscribed") == {"ann": [NOW + 1]}


async def test_what_was_agreed_to_after_a_goodbye_holds(store: Store) -> None:
    await remember_contacts(store, KEY, [AGREED], BASE, NOW)
    goodbye = a_happening("a", "unsubscribed", at=NOW - 1, email=EMAIL)
    await remember_told_events(store, KEY, [goodbye], NOW + HOUR)
    assert await count_contacts(store, KEY) == 1


async def test_a_goodbye_to_another_channel_ends_no_letters(store: Store) -> None:
    await remember_contacts(store, KEY, [AGREED], BASE, NOW)
    goodbye = a_happening("a", "unsubscribed", at=NOW + 1, email=EMAIL, channel="sms")
    await remember_told_events(store, KEY, [goodbye], NOW + HOUR)
    assert await count_contacts(store, KEY) == 1


async def test_what_is_told_of_the_erased_is_passed_over_for_a_day(store: Store) -> None:
    await keep_everything(store, "ann")
    await erase(store, KEY, ANN, NOW + HOUR)
    told = [a_happening("a", visitor="ann"), a_happening("b", email=EMAIL)]
    assert await remember_told_events(store, KEY, told, NOW + 2 * HOUR) == ["erased", "erased"]
    assert "ann" not in await everything_in(store)
    assert await remember_told_events(store, KEY, told, NOW + HOUR + DAY) == [None, None]


async def test_a_goodbye_of_the_erased_is_not_forgotten(store: Store) -> None:
    await remember_contacts(store, KEY, [AGREED], BASE, NOW)
    await erase(store, KEY, ANN, NOW)
    goodbye = a_happening("a", "unsubscribed", at=NOW + 1, email=EMAIL)
    assert await remember_told_events(store, KEY, [goodbye], NOW + HOUR) == ["erased"]
    new = Agreed(visitor="new", email=EMAIL, agreed_at=NOW)
    assert await remember_contacts(store, KEY, [new], BASE, NOW + DAY) == ["said_no"]


async def test_an_address_that_was_erased_is_refused_though_no_visitor_had_it(store: Store) -> None:
    await remember_told_events(store, KEY, [a_happening("a", email=EMAIL)], NOW)
    assert (await erase(store, KEY, person_query(EMAIL), NOW)).rows == {"told_events": 1}
    told = [a_happening("a", email=EMAIL)]
    assert await remember_told_events(store, KEY, told, NOW + HOUR) == ["erased"]


async def test_an_event_of_the_future_is_taken_as_of_now(store: Store) -> None:
    late = a_happening("a", "purchased", at=NOW + DAY, visitor="ann", order="o")
    await remember_told_events(store, KEY, [late], NOW)
    assert await instants_by_visitor(store, KEY, "purchased") == {"ann": [NOW]}
