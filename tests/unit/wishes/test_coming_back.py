"""Who keeps coming back and agreed to letters gets one; nobody else does, and it costs attention."""

import msgspec

from tests.support.builders import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    ORIGIN,
    a_batch,
    a_page,
    an_entry,
    an_event,
    bytes_of,
)
from tests.support.journal_visits import bought, everything_counted, wavered
from tests.support.person_data import a_happening
from tests.unit.wishes.leaving import leaving
from waverly.catalogue import ProductFacts
from waverly.channels.mail import Letter
from waverly.deciding import bucket
from waverly.deciding.assignment import global_holdout_seed
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.people.contacts.letter_rows import last_unasked, unasked_letters
from waverly.storage.people.contacts.rows import (
    Agreed,
    contacts_seen,
    count_contacts,
    end_contacts,
    forget_contacts,
    remember_contacts,
)
from waverly.storage.people.told.cart_rows import remember_told_carts
from waverly.storage.people.told.event_rows import remember_told_events
from waverly.storage.people.visitor_rows import profile_of
from waverly.storage.site.site_rows import all_sites
from waverly.storage.site.site_settings import BASELINE_START, set_site_setting
from waverly.wire.records import Why
from waverly.wire.request import RequestLine
from waverly.wire.told_carts import ToldCart
from waverly.wishes.coming_back import write_to_those_who_come_back
from waverly.wishes.stopping import stop_letters

MAIL = "shopper@example.com"
BASE = "https://help.example"
HOLDOUT = 0.1
TODAY = NOW + 2 * DAY + 60 * MINUTE


def a_visitor(*, held_out: bool) -> str:
    seed = global_holdout_seed(KEY)
    names = (f"visitor-{n}" for n in range(999))
    return next(name for name in names if (bucket(seed, name) < HOLDOUT) is held_out)


FREE = a_visitor(held_out=False)


async def come(store: Store, *days: int, visitor: str = FREE, product: str = "alpha") -> None:
    """Visits of the product's page, counted once they have ended."""
    page = a_page(product={"id": product, "name": product.title()}, path=f"/p/{product}")
    for day in days:
        at, session = NOW + day * DAY, f"{visitor}-{product}-{day}"
        seen = an_event("viewed_product", at=at, product=product)
        body = bytes_of(a_batch(seen, visitor=visitor, session=session, sent_at=at, page=page))
        entry = an_entry(visitor=visitor, session=session, received_at=at, body=body)
        await store.journal.append(entry)
    await everything_counted(store)


async def agree(store: Store, visitor: str = FREE, **changes: object) -> list[Why | None]:
    known = {"visitor": visitor, "email": MAIL, "agreed_at": NOW - DAY}
    told = msgspec.convert(known | changes, Agreed)
    return await remember_contacts(store, KEY, [told], BASE, max(NOW, told.agreed_at or 0))


async def letters(store: Store, at: int = TODAY) -> list[Letter]:
    for site in await all_sites(store):
        await write_to_those_who_come_back(store, site, at, HOLDOUT)
    return await leaving(store, at)


async def test_the_third_visit_is_answered_by_one_letter_that_names_the_product(
    shop: Store,
) -> None:
    await agree(shop, locale="nl-BE")
    await come(shop, 0, 1)
    assert await letters(shop, NOW + DAY + 60 * MINUTE) == []
    await come(shop, 2)
    [letter] = await letters(shop)
    assert letter.subject == "U kwam terug naar Alpha"
    assert f"{ORIGIN}/p/alpha" in letter.text
    assert letter.unsubscribe is not None
    assert await letters(shop, TODAY + 5 * MINUTE) == []


async def test_without_agreement_nobody_is_written_to(shop: Store) -> None:
    await come(shop, 0, 1, 2)
    assert await letters(shop) == []


async def test_whoever_bought_is_not_written_to(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    await bought(shop, FREE, "o1", at=NOW + 2 * DAY + MINUTE)
    assert await letters(shop) == []


async def test_a_product_that_is_sold_out_is_not_written_about(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    await remember_products(shop, KEY, [ProductFacts(id="alpha", name="Alpha", stock=0)], NOW)
    assert await letters(shop) == []


async def test_the_letter_leads_to_the_address_the_store_stated(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    facts = ProductFacts(id="alpha", name="Alpha", url="/index.php?product_id=40")
    await remember_products(shop, KEY, [facts], NOW)
    [letter] = await letters(shop)
    assert f"{ORIGIN}/index.php?product_id=40" in letter.text.splitlines()


async def test_visits_in_two_browsers_of_one_person_count_together(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0)
    await come(shop, 1, 2, visitor="other-browser")
    assert await letters(shop) == []
    await link_visitors(shop, KEY, FREE, "other-browser", NOW + 2 * DAY)
    assert len(await letters(shop)) == 1


async def test_a_letter_costs_attention_that_overlays_then_lack(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    await letters(shop)
    seen = (await profile_of(shop, KEY, FREE, at=TODAY + MINUTE)).seen
    assert [(each.at, each.format) for each in seen] == [(TODAY, "mail")]


async def test_overlays_that_used_up_the_week_leave_none_for_a_letter(shop: Store) -> None:
    await agree(shop)
    for number in range(7):
        await wavered(shop, FREE, at=NOW + DAY + number * MINUTE)
    await come(shop, 0, 1, 2)
    assert await letters(shop) == []


async def test_a_baseline_holds_every_letter_back_and_says_so(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    await set_site_setting(shop, KEY, BASELINE_START, str(TODAY - DAY), TODAY - DAY)
    assert await letters(shop) == []
    assert await unasked_letters(shop, KEY, 0, TODAY * 2) == []
    assert await last_unasked(shop, KEY, FREE) == TODAY


async def test_the_holdout_gets_no_letter_and_meets_the_same_limits(shop: Store) -> None:
    held = a_visitor(held_out=True)
    await agree(shop, held)
    await come(shop, 0, 1, 2, visitor=held)
    assert await letters(shop) == []
    seen = (await profile_of(shop, KEY, held, at=TODAY + MINUTE)).seen
    assert [each.format for each in seen] == ["mail"]


async def test_another_product_is_not_written_about_within_the_same_week(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    assert len(await letters(shop)) == 1
    await come(shop, 0, 1, 3, product="beta")
    assert await letters(shop, TODAY + DAY) == []


async def test_one_click_ends_it_until_agreed_anew(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    [contact] = await contacts_seen(shop, KEY, NOW)
    await stop_letters(shop, contact, NOW + DAY)
    assert (await agree(shop), await letters(shop)) == (["said_no"], [])
    assert await agree(shop, agreed_at=NOW + 2 * DAY) == [None]
    assert len(await letters(shop)) == 1


async def test_a_no_holds_for_the_address_under_whatever_visitor_it_is_told(shop: Store) -> None:
    await agree(shop)
    assert await end_contacts(shop, KEY, MAIL.title(), NOW) == 1
    assert await agree(shop, visitor="another browser", email=MAIL.upper()) == ["said_no"]
    assert await agree(shop, visitor="another browser", agreed_at=NOW + 1) == [None]


async def test_a_no_outlives_the_contact_it_ended(shop: Store) -> None:
    await agree(shop)
    await end_contacts(shop, KEY, MAIL, NOW)
    await forget_contacts(shop, NOW + DAY)
    assert await agree(shop) == ["said_no"]


async def test_the_store_can_say_that_it_was_taken_back(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    assert await agree(shop, withdrawn_at=NOW) == [None]
    assert await letters(shop) == []


async def test_the_address_alone_ends_all_letters_to_it(shop: Store) -> None:
    await agree(shop)
    await agree(shop, visitor="another browser")
    await come(shop, 0, 1, 2)
    no = Agreed(email=MAIL.upper(), withdrawn_at=NOW)
    assert await remember_contacts(shop, KEY, [no, no], BASE, NOW) == [None, "not_newer"]
    assert (await count_contacts(shop, KEY), await letters(shop)) == (0, [])
    assert await agree(shop) == ["said_no"]


async def test_a_withdrawal_leaves_alone_what_was_agreed_to_later(shop: Store) -> None:
    await agree(shop, agreed_at=NOW + 1)
    await remember_contacts(shop, KEY, [Agreed(email=MAIL, withdrawn_at=NOW)], BASE, NOW)
    assert await count_contacts(shop, KEY) == 1


async def test_a_withdrawal_ends_what_its_visitor_agreed_to_under_another_address(
    shop: Store,
) -> None:
    await agree(shop)
    assert await agree(shop, email="new@example.com", agreed_at=None, withdrawn_at=NOW) == [None]
    assert await count_contacts(shop, KEY) == 0


async def test_a_whole_withdrawal_ends_the_letters_to_the_other_browsers(shop: Store) -> None:
    await agree(shop, visitor="another browser")
    assert await agree(shop, withdrawn_at=NOW) == [None]
    assert await count_contacts(shop, KEY) == 0


async def test_whoever_waits_for_the_support_is_not_written_to(shop: Store) -> None:
    await agree(shop)
    await come(shop, 0, 1, 2)
    for at, kind in enumerate(("support_case_opened", "support_case_closed"), TODAY - 2):
        case = a_happening(kind, kind, at=at, visitor=FREE)
        await remember_told_events(shop, KEY, [case], TODAY)
        assert len(await letters(shop)) == (kind == "support_case_closed")


async def test_a_cart_the_backend_says_is_filled_is_an_occasion(shop: Store) -> None:
    await agree(shop)
    for day in (0, 1, 2):
        at, session = NOW + day * DAY, f"cart-{day}"
        page = a_page("cart", path="/cart")
        body = bytes_of(a_batch(visitor=FREE, session=session, sent_at=at, page=page))
        entry = an_entry(visitor=FREE, session=session, received_at=at, body=body)
        await shop.journal.append(entry)
    await everything_counted(shop)
    assert await letters(shop) == []
    cart = ToldCart(visitor=FREE, updated_at=NOW, lines=(RequestLine(product="alpha"),))
    await remember_told_carts(shop, KEY, [cart], TODAY)
    (letter,) = await letters(shop)
    assert "/cart" in letter.text
