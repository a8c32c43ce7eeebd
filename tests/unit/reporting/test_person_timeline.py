"""One timeline of a person over all channels."""

import pytest
from sqlalchemy import update

from tests.support.builders import KEY, MINUTE, NOW
from tests.support.person_data import a_happening, address_of, keep_visit
from waverly.catalogue import ProductFacts
from waverly.reporting.person_timeline import MOST, person_timeline
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.measured.link_rows import link_visitors
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.refund_rows import Refund, remember_refunds
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.persons import PersonQuery, person_query
from waverly.storage.people.told.cart_rows import remember_told_carts
from waverly.storage.people.told.event_rows import remember_told_events
from waverly.storage.people.told.wish_rows import remember_told_wishes
from waverly.storage.tables import sessions
from waverly.wire.request import RequestLine
from waverly.wire.told_carts import ToldCart
from waverly.wire.told_wishes import ToldWish

LATER = NOW + 9 * MINUTE


async def test_what_came_from_everywhere_stands_in_one_order(store: Store) -> None:
    await keep_visit(store, "ann")
    await keep_visit(store, "ann-phone", at=NOW + 1)
    await link_visitors(store, KEY, "ann", "ann-phone", NOW)
    contact = Agreed(visitor="ann", email=address_of("ann"), agreed_at=NOW)
    await remember_contacts(store, KEY, [contact], "https://help.example", NOW)
    told = [
        a_happening("b", "sms_read", at=NOW + 3, email=address_of("ann"), source="sms"),
        a_happening("a", "add_to_cart", at=NOW + 2, visitor="ann", source="app", product="SKU"),
    ]
    await remember_told_events(store, KEY, told, LATER)
    lines = [
        (step.source, step.title, step.detail)
        for step in await person_timeline(store, KEY, person_query(address_of("ann")))
    ]
    assert lines[:2] == [
        ("SMS", "Told as “sms_read”", ""),
        ("App", "Added to cart", "1 × SKU"),
    ]
    titles = ["Agreed to letters", "Bought", "Bought", "Visited", "Visited"]
    assert sorted(title for _, title, _ in lines[2:]) == titles


async def test_an_order_of_the_till_is_told_once_and_from_there(store: Store) -> None:
    order = {"order": "o", "value": 20.0, "currency": "EUR", "visitor": "ann"}
    await remember_told_events(store, KEY, [a_happening("a", "purchased", **order)], LATER)
    other = Order(id="p", visitor="ann", at=NOW - 1, value=5.0, currency="EUR")
    await remember_orders(store, KEY, [other], LATER)
    steps = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert [(step.source, step.detail) for step in steps] == [
        ("Till", "order o, 20.00 EUR"),
        ("Backend", "order p, 5.00 EUR"),
    ]


async def test_the_cart_at_the_store_stands_in_it(store: Store) -> None:
    lines = (RequestLine(product="alpha", quantity=2, price=10.0),)
    for name, held in (("ann", lines), ("ben", ())):
        cart = ToldCart(visitor=name, updated_at=NOW, lines=held, currency="EUR")
        await remember_told_carts(store, KEY, [cart], NOW)
    ann, ben = ("Changed the cart", "2 items, 20.00 EUR"), ("Nothing in the cart any more", "")
    for name, told in (("ann", ann), ("ben", ben)):
        (step,) = await person_timeline(store, KEY, PersonQuery(visitor=name))
        assert (step.title, step.detail) == told


async def test_what_is_on_a_wish_list_stands_in_it(store: Store) -> None:
    wishes = [
        ToldWish(visitor="ann", product="alpha", at=NOW),
        ToldWish(visitor="ann", product="beta", at=NOW + 1, on_list=False),
    ]
    await remember_told_wishes(store, KEY, wishes, LATER)
    steps = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert [(step.title, step.detail) for step in steps] == [
        ("Taken off the wish list", "beta"),
        ("Added to the wish list", "alpha"),
    ]


async def test_products_are_called_what_the_catalogue_calls_them(store: Store) -> None:
    await remember_products(store, KEY, [ProductFacts(id="alpha", name="Alpha Boot")], NOW)
    events = [a_happening("a", "add_to_cart", visitor="ann", product="alpha")]
    await remember_told_events(store, KEY, events, LATER)
    wish = ToldWish(visitor="ann", product="alpha", at=NOW + 1)
    await remember_told_wishes(store, KEY, [wish], LATER)
    steps = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert [step.detail for step in steps] == ["Alpha Boot", "1 × Alpha Boot"]


async def test_what_happened_in_a_mail_is_told_with_its_name(store: Store) -> None:
    mail = {"email": address_of("ann"), "source": "email", "mail": "Spring"}
    told = [
        a_happening("a", "Email Opened", **mail),
        a_happening("b", "Email Link Clicked", at=NOW + 1, product="alpha", **mail),
    ]
    await remember_told_events(store, KEY, told, LATER)
    steps = await person_timeline(store, KEY, person_query(address_of("ann")))
    assert [(step.source, step.title, step.detail) for step in steps] == [
        ("E-mail", "Followed a link in a mail", "Spring, alpha"),
        ("E-mail", "Opened a mail", "Spring"),
    ]


async def test_a_coupon_is_told_with_its_code(store: Store) -> None:
    events = [a_happening("a", "coupon_applied", visitor="ann", code="SPRING")]
    await remember_told_events(store, KEY, events, LATER)
    (step,) = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert (step.title, step.detail) == ("Applied a coupon", "SPRING")


async def test_a_long_course_ends_at_its_limit(store: Store) -> None:
    told = [a_happening(f"{n}", at=NOW + n, visitor="ann") for n in range(MOST + 5)]
    await remember_told_events(store, KEY, told, LATER)
    steps = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert (len(steps), steps[0].at) == (MOST, NOW + MOST + 4)


async def test_money_given_back_stands_in_it_once_whoever_told_it(store: Store) -> None:
    await remember_orders(store, KEY, [Order(id="o", visitor="ann", at=NOW, value=9.0)], LATER)
    of_backend = Refund(id="r", order="o", at=NOW + 1, value=4.0, currency="EUR")
    await remember_refunds(store, KEY, [of_backend], LATER)
    given = {"order": "o", "value": 5.0, "currency": "EUR", "visitor": "ann"}
    of_till = a_happening("s", "Order Refunded", at=NOW + 2, **given)
    await remember_told_events(store, KEY, [of_till], LATER)
    steps = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert [(step.source, step.title, step.detail) for step in steps[:-1]] == [
        ("Till", "Got money back", "order o, 5.00 EUR"),
        ("Backend", "Got money back", "order o, 4.00 EUR"),
    ]


async def test_a_yes_and_a_no_to_letters_stand_in_it_once(store: Store) -> None:
    mail, base = address_of("ann"), "https://help.example"
    agreed = [Agreed(visitor=name, email=mail, agreed_at=NOW) for name in ("ann", "phone")]
    await remember_contacts(store, KEY, agreed, base, LATER)
    no = Agreed(email=mail, withdrawn_at=NOW + 1)
    await remember_contacts(store, KEY, [no], base, LATER)
    said = [step.title for step in await person_timeline(store, KEY, person_query(mail))]
    assert said == ["Wants no more letters", "Agreed to letters"]
    gone = a_happening("a", "unsubscribed", at=NOW + 2, email=mail, source="email")
    await remember_told_events(store, KEY, [gone], LATER)
    assert [step.title for step in await person_timeline(store, KEY, person_query(mail))] == [
        "Unsubscribed from messages",
        *said,
    ]


async def test_a_visit_says_nothing_of_what_nobody_told(store: Store) -> None:
    await keep_visit(store, "ann")
    async with store.write() as connection:
        await connection.execute(update(sessions).values(device="unknown", referrer="unknown"))
    steps = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert [step.detail for step in steps if step.title == "Visited"] == [""]


@pytest.mark.parametrize(
    ("order", "value", "currency", "said"),
    [
        ("o", 4.0, "EUR", "order o, 4.00 EUR"),
        ("o", 21.0, "EUR", "order o, 21.00 EUR: more than the order was worth"),
        ("o", 4.0, "USD", "order o, 4.00 USD: in another currency than the order"),
        ("q", 4.0, "EUR", "order q, 4.00 EUR: nobody has told of this order"),
    ],
)
async def test_what_is_odd_about_a_refund_is_said(
    store: Store, order: str, value: float, currency: str, said: str
) -> None:
    placed = Order(id="o", visitor="ann", at=NOW, value=20.0, currency="EUR")
    await remember_orders(store, KEY, [placed], LATER)
    given = {"order": order, "value": value, "currency": currency, "visitor": "ann"}
    await remember_told_events(
        store, KEY, [a_happening("s", "refunded", at=NOW + 2, **given)], LATER
    )
    step, *_ = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert (step.title, step.detail) == ("Got money back", said)


async def test_refunds_that_exceed_their_order_together_are_said_to(store: Store) -> None:
    placed = Order(id="o", visitor="ann", at=NOW, value=20.0, currency="EUR")
    await remember_orders(store, KEY, [placed], LATER)
    back = [Refund(id=name, order="o", at=NOW + 1, value=15.0, currency="EUR") for name in "rs"]
    await remember_refunds(store, KEY, back, LATER)
    first, second, _ = await person_timeline(store, KEY, PersonQuery(visitor="ann"))
    assert first.detail == second.detail
    assert first.detail.endswith("with the other refunds of this order, more than it was worth")
