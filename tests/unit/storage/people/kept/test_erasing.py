"""What is kept of a person is found whole, erased whole, and stays away; others keep what is theirs."""

import asyncio

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import insert

from tests.support.builders import DAY, HOUR, KEY, NOW
from tests.support.journal_visits import enrolment
from tests.support.person_data import (
    a_message,
    a_wish,
    address_of,
    everything_in,
    keep_everything,
    keep_visit,
)
from waverly.errors import ErasedVisitor, NotFound
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.person_export import file_of
from waverly.storage import Store, open_store
from waverly.storage.catalogue.shop_rows import Confirmation, confirm_offers
from waverly.storage.chores.outbox_rows import queue
from waverly.storage.log.session_rows import last_id, rows_since
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.statistic_rows import statistics_where
from waverly.storage.people.contacts.letter_rows import Written, note_letters
from waverly.storage.people.contacts.rows import (
    Agreed,
    count_contacts,
    end_contacts,
    remember_contacts,
)
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.people.erased.rows import erasures_of, forget_marks
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import everything_of, kept_of
from waverly.storage.people.persons import PersonQuery, person_query
from waverly.storage.people.wishes.rows import keep_wish, wish_of
from waverly.storage.tables import outcomes

AN_OUTCOME = {"site": KEY, "kind": "any", "key": "k", "visitor": "ann", "session": "s", "at": NOW}

ANN, BEN = PersonQuery(visitor="ann"), PersonQuery(visitor="ben")


async def test_all_that_is_kept_of_a_visitor_is_found_in_every_table(store: Store) -> None:
    await keep_everything(store, "ann")
    kept = await kept_of(store, KEY, ANN)
    assert set(kept.rows) == {table.name for table in BELONGINGS}
    assert kept.visitors == ("ann", "ann-phone")


async def test_what_is_handed_out_holds_every_row_as_it_is_stored(store: Store) -> None:
    await keep_everything(store, "ann")
    found = msgspec.json.decode(file_of(await everything_of(store, KEY, ANN), "Boots & Co", NOW))
    counts = {kind["table"]: len(kind["rows"]) for kind in found["kept"]}
    assert counts == (await kept_of(store, KEY, ANN)).rows
    (journal,) = (kind["rows"] for kind in found["kept"] if kind["table"] == "journal")
    assert journal[0]["body"]["events"][0]["kind"] == "size_guide_unresolved"


async def test_after_erasing_nothing_of_the_person_stands_anywhere(store: Store) -> None:
    await keep_everything(store, "ann")
    kept = await kept_of(store, KEY, ANN)
    assert await erase(store, KEY, ANN, NOW + HOUR) == kept
    assert "ann" not in await everything_in(store)
    with pytest.raises(NotFound, match="ann"):
        await kept_of(store, KEY, ANN)


async def test_a_no_to_letters_outlives_the_erased(store: Store) -> None:
    await keep_everything(store, "ann")
    await end_contacts(store, KEY, address_of("ann"), NOW + 1)
    await erase(store, KEY, ANN, NOW + HOUR)
    told = Agreed(visitor="somebody-new", email=address_of("ann"), agreed_at=NOW)
    assert await remember_contacts(store, KEY, [told], "https://help.example", NOW) == ["said_no"]


async def test_others_keep_everything(store: Store) -> None:
    await keep_everything(store, "ben")
    await keep_everything(store, "ann")
    before = await everything_of(store, KEY, BEN)
    await erase(store, KEY, ANN, NOW + HOUR)
    after = await everything_of(store, KEY, BEN)
    assert file_of(after, "Shop", NOW) == file_of(before, "Shop", NOW)


async def test_any_browser_of_a_person_stands_for_all_of_them(store: Store) -> None:
    await keep_everything(store, "ann")
    await erase(store, KEY, PersonQuery(visitor="ann-phone"), NOW + HOUR)
    assert "ann" not in await everything_in(store)


async def test_another_store_is_not_touched(store: Store) -> None:
    await keep_everything(store, "ann")
    assert (await erase(store, "pk_other", ANN, NOW)).rows == {}
    assert (await kept_of(store, KEY, ANN)).rows["journal"] == 1


async def test_sums_stay_as_they_were_counted(store: Store) -> None:
    await keep_everything(store, "ann")
    before = await statistics_where(store, KEY)
    await erase(store, KEY, ANN, NOW + HOUR)
    await catch_up(store, KEY, NOW + 2 * HOUR)
    assert before
    assert await statistics_where(store, KEY) == before


async def test_an_orders_number_stands_for_who_placed_it(store: Store) -> None:
    await keep_everything(store, "ann")
    assert await kept_of(store, KEY, person_query("order-of-ann")) == await kept_of(store, KEY, ANN)
    await erase(store, KEY, person_query("order-of-ann"), NOW + HOUR)
    assert "ann" not in await everything_in(store)


async def test_a_visitor_is_not_taken_for_who_placed_an_order_of_that_number(store: Store) -> None:
    await keep_visit(store, "order-of-ann")
    await keep_visit(store, "ann")
    assert (await kept_of(store, KEY, person_query("order-of-ann"))).visitors == ("order-of-ann",)


async def test_what_a_backend_tells_of_the_erased_is_refused_for_a_day(store: Store) -> None:
    agreed = [Agreed(visitor="ann", email=address_of("ann"), agreed_at=NOW)]
    offers = [Confirmation(visitor="ann", offer="ten", until=NOW * 2)]
    await erase(store, KEY, ANN, NOW)
    counts = {}
    for at in (NOW + HOUR, NOW + DAY):
        contacts = await remember_contacts(store, KEY, agreed, "https://help.example", at)
        person = await link_visitors(store, KEY, "ann", "phone", at)
        counts[at] = (contacts, await confirm_offers(store, KEY, offers, at), person)
        if at < NOW + DAY:
            assert "ann" not in await everything_in(store)
    assert counts == {
        NOW + HOUR: (["erased"], ["erased"], "phone"),
        NOW + DAY: ([None], [None], "ann"),
    }


async def test_a_no_is_kept_of_the_erased_too(store: Store) -> None:
    await erase(store, KEY, ANN, NOW)
    no = Agreed(visitor="ann", email=address_of("ann"), agreed_at=NOW, withdrawn_at=NOW + 1)
    await remember_contacts(store, KEY, [no], "https://help.example", NOW + HOUR)
    told = Agreed(visitor="new", email=address_of("ann"), agreed_at=NOW)
    assert await remember_contacts(store, KEY, [told], "https://help.example", NOW + DAY) == [
        "said_no"
    ]


async def test_an_address_stands_for_those_the_store_named_with_it(store: Store) -> None:
    await keep_everything(store, "ann")
    kept = await kept_of(store, KEY, person_query(address_of("ANN")))
    assert kept.rows == (await kept_of(store, KEY, ANN)).rows


async def test_an_address_that_a_log_of_the_stores_own_took_for_an_id_is_found(
    store: Store,
) -> None:
    await keep_visit(store, "ann@example.com")
    erased = await erase(store, KEY, person_query("ann@example.com"), NOW)
    assert (erased.visitors, erased.rows["journal"]) == (("ann@example.com",), 1)


async def test_an_address_somebody_typed_leads_to_what_was_asked_for_alone(store: Store) -> None:
    await keep_visit(store, "ben")
    await keep_wish(store, a_wish("ben", "ann@example.com"), "same")
    erased = await erase(store, KEY, person_query("ann@example.com"), NOW)
    assert erased.rows == {"wishes": 1}
    assert (await kept_of(store, KEY, BEN)).rows["journal"] == 1


async def test_what_was_on_its_way_when_somebody_was_erased_is_refused(store: Store) -> None:
    await keep_visit(store, "ann")
    await erase(store, KEY, ANN, NOW + HOUR)
    with pytest.raises(ErasedVisitor):
        await keep_visit(store, "ann", version=2, at=NOW + 2 * HOUR)
    assert "ann" not in await everything_in(store)


async def test_a_refused_batch_takes_none_beside_it_along(store: Store) -> None:
    await erase(store, KEY, ANN, NOW)
    arriving = (keep_visit(store, name, at=NOW + 1) for name in ("ann", "ben", "cid"))
    answers = await asyncio.gather(*arriving, return_exceptions=True)
    assert [type(each) for each in answers] == [ErasedVisitor, type(None), type(None)]
    assert (await kept_of(store, KEY, BEN)).rows["journal"] == 1


async def test_a_day_later_the_same_browser_is_somebody_new(store: Store) -> None:
    await keep_visit(store, "ann")
    await erase(store, KEY, ANN, NOW)
    await keep_visit(store, "ann", at=NOW + DAY)
    assert (await kept_of(store, KEY, ANN)).rows["journal"] == 1


async def test_erasing_while_batches_arrive_leaves_nothing_of_the_erased(store: Store) -> None:
    arriving = [keep_visit(store, "ann", version=version) for version in range(1, 40)]
    erasing = erase(store, KEY, ANN, NOW)
    await asyncio.gather(*arriving[:20], erasing, *arriving[20:], return_exceptions=True)
    assert "ann" not in await everything_in(store)


async def test_a_turn_of_measuring_under_way_brings_nobody_back(store: Store) -> None:
    await keep_visit(store, "ann")
    counting = catch_up(store, KEY, NOW + HOUR)
    await asyncio.gather(counting, erase(store, KEY, ANN, NOW + HOUR))
    assert "ann" not in await everything_in(store)


async def test_who_read_the_journal_to_its_end_misses_nothing_after_an_erasure(
    store: Store,
) -> None:
    await keep_visit(store, "ben")
    await keep_visit(store, "ann")
    read = await last_id(store)
    await erase(store, KEY, ANN, NOW)
    await keep_visit(store, "cid")
    assert [row.session for _, row in await rows_since(store, None, read)] == ["session-of-cid"]


async def test_an_order_told_after_the_last_ones_were_erased_is_counted(store: Store) -> None:
    await keep_everything(store, "ben")
    await keep_everything(store, "ann")
    await catch_up(store, KEY, NOW + 2 * HOUR)
    await erase(store, KEY, ANN, NOW)
    late = Order(id="late", visitor="ben", at=NOW + HOUR, value=20.0, currency="EUR")
    await remember_orders(store, KEY, [late], NOW + HOUR)
    await catch_up(store, KEY, NOW + 2 * HOUR)
    assert (await enrolment(store, "ben")).values["revenue/EUR"] == 2_000


async def test_an_erasure_waits_for_who_asked_before_it_and_is_about_to_write(
    store: Store,
) -> None:
    async with open_store(store.url) as other, other.write() as connection:
        assert await refused_among(connection, KEY, ["ann"], NOW) == set()
        erasing = asyncio.create_task(erase(store, KEY, ANN, NOW))
        assert await asyncio.wait({erasing}, timeout=0.1) == (set(), {erasing})
        await connection.execute(insert(outcomes), AN_OUTCOME)
    assert (await erasing).rows == {"outcomes": 1}


async def test_nobody_may_be_erased_by_an_address_from_a_page(store: Store) -> None:
    await keep_everything(store, "ann")
    await erase(store, KEY, PersonQuery(visitor=address_of("ann")), NOW)
    assert await count_contacts(store, KEY) == 1
    assert await wish_of(store, "token-of-ann") is not None


async def test_what_anybody_tells_of_the_erased_is_passed_over_for_a_day(store: Store) -> None:
    await erase(store, KEY, ANN, NOW)
    order = Order(id="o", visitor="ann", at=NOW, value=20.0)
    assert await remember_orders(store, KEY, [order], NOW + HOUR) == ["erased"]
    assert await queue(store, [replace(a_message("hook", "k", "ann"), visitor="ann")], NOW) == 0
    await note_letters(store, [Written(site=KEY, key="k", person="ann", at=NOW)])
    with pytest.raises(ErasedVisitor):
        await keep_wish(store, a_wish("ann", "ann@example.com"), "same")
    assert "ann" not in await everything_in(store)


async def test_a_mark_is_forgotten_when_nothing_needs_it_any_more(store: Store) -> None:
    await erase(store, KEY, ANN, NOW)
    await forget_marks(store, NOW)
    assert len(await erasures_of(store, KEY)) == 1
    await forget_marks(store, NOW + 1)
    assert await erasures_of(store, KEY) == {}
