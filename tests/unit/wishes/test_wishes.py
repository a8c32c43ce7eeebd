"""A wish is kept once, told when the catalogue says it came true, and never after it was taken back."""

import msgspec
import pytest
from sqlalchemy import insert

from tests.support.builders import DAY, HOUR, KEY, MINUTE, NOW, ORIGIN, Json
from tests.unit.wishes.asking import BASE, MAIL, ZX, a_wish, ask
from tests.unit.wishes.leaving import leaving
from waverly.catalogue import ProductFacts, ShopFacts
from waverly.catalogue.language import LANGUAGES
from waverly.channels.mail import Letter
from waverly.errors import Malformed, WaverlyError
from waverly.integrations import Integrations
from waverly.integrations.config import WebhookTool
from waverly.storage import Store
from waverly.storage.catalogue.catalogue_tables import products
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.catalogue.shop_rows import remember_shop
from waverly.storage.chores.outbox_rows import claim_due
from waverly.storage.people.wishes.rows import (
    due_wishes,
    end_wishes,
    forget_wishes,
    wish_of,
    withdraw_all,
)
from waverly.wire.request import Request
from waverly.wishes.accept import MOST_A_DAY, accept
from waverly.wishes.due import tell_due
from waverly.wishes.letter_words import words_in
from waverly.wishes.stopping import asked_by_link


async def state(store: Store, at: int, **facts: object) -> None:
    product: Json = {"id": "zx", "name": "ZX Elite", "currency": "EUR", "price": 129.0}
    stated = msgspec.convert(product | facts, ProductFacts)
    await remember_products(store, KEY, [stated], at)


async def letters(store: Store, at: int) -> list[Letter]:
    """What is due to leave at an instant, told by then."""
    await tell_due(store, at)
    return await leaving(store, at)


async def test_a_reminder_comes_a_day_later_once_in_the_shoppers_language(shop: Store) -> None:
    asked = a_wish("reminder", email=MAIL, product=ZX, page="/p/zx", locale="de-AT")
    for _ in range(2):
        assert (await ask(shop, asked)).done
    assert await letters(shop, NOW + 23 * HOUR) == []
    [letter] = await letters(shop, NOW + 24 * HOUR)
    assert letter.subject == "Sie wollten auf ZX Elite zurückkommen"
    assert f"{ORIGIN}/p/zx" in letter.text
    assert await letters(shop, NOW + 50 * HOUR) == []


async def test_a_letter_that_cannot_be_written_keeps_no_other_waiting(shop: Store) -> None:
    for identity in ("broken", "zx"):
        await state(shop, NOW, id=identity, stock=0)
        asked = a_wish("back_in_stock", email=MAIL, product=ZX | {"id": identity})
        assert (await ask(shop, asked)).done
    await state(shop, NOW + HOUR, stock=3)
    broken = {"site": KEY, "id": "broken", "as_of": NOW + HOUR, "facts": b"no facts"}
    async with shop.write() as connection:
        await connection.execute(insert(products), broken)
    with pytest.raises(
        WaverlyError, match=r"1 letter is on the way.* 1 letter could not be written"
    ):
        await tell_due(shop, NOW + HOUR)
    [letter] = await leaving(shop, NOW + HOUR)
    assert "ZX Elite" in letter.subject
    assert len(await due_wishes(shop, NOW + 2 * HOUR)) == 1


async def test_a_price_that_fell_is_told_once_with_both_prices(shop: Store) -> None:
    await state(shop, NOW)
    assert (await ask(shop, a_wish("price_drop", email=MAIL, product=ZX))).done
    assert await letters(shop, NOW + HOUR) == []
    await state(shop, NOW + 2 * HOUR, price=99.5)
    [letter] = await letters(shop, NOW + 3 * HOUR)
    assert letter.subject == "ZX Elite costs less now"
    assert "€99.50" in letter.text
    assert "€129" in letter.text
    await state(shop, NOW + 4 * HOUR, price=89.0)
    assert await letters(shop, NOW + 5 * HOUR) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"price": 129.0},
        {"price": 139.0},
        {"price": 99.0, "currency": "USD"},
        {"price": 99.0, "stock": 0},
    ],
    ids=["as before", "dearer", "other money", "sold out"],
)
async def test_nothing_is_told_while_it_is_not_so(shop: Store, facts: Json) -> None:
    await state(shop, NOW)
    await ask(shop, a_wish("price_drop", email=MAIL, product=ZX))
    await state(shop, NOW + HOUR, **facts)
    assert await letters(shop, NOW + 2 * HOUR) == []


async def test_a_price_that_went_back_before_the_letter_was_written_is_not_told(
    shop: Store,
) -> None:
    await state(shop, NOW)
    await ask(shop, a_wish("price_drop", email=MAIL, product=ZX))
    await state(shop, NOW + HOUR, price=99.0)
    await state(shop, NOW + HOUR + MINUTE, price=129.0)
    assert await letters(shop, NOW + 2 * HOUR) == []


async def test_a_fact_nobody_has_confirmed_for_long_is_not_told(shop: Store) -> None:
    await state(shop, NOW)
    await ask(shop, a_wish("price_drop", email=MAIL, product=ZX))
    await state(shop, NOW + HOUR, price=99.0)
    assert await letters(shop, NOW + 40 * HOUR) == []


async def test_goods_that_are_back_are_told_by_variant(shop: Store) -> None:
    def sizes(left: int) -> list[Json]:
        return [
            {"id": "zx-42", "name": "42", "stock": left},
            {"id": "zx-43", "name": "43", "stock": 3},
        ]

    await state(shop, NOW, variants=sizes(0))
    assert (
        await ask(shop, a_wish("back_in_stock", email=MAIL, product=ZX | {"variant": "42"}))
    ).done
    assert await letters(shop, NOW + HOUR) == []
    await state(shop, NOW + 2 * HOUR, variants=sizes(1))
    [letter] = await letters(shop, NOW + 3 * HOUR)
    assert letter.subject == "ZX Elite (42) is back"


async def test_an_address_left_before_is_enough_for_the_next_wish(shop: Store) -> None:
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX))
    assert (await ask(shop, a_wish("reminder", to_known=True, product=ZX | {"id": "b"}))).done
    assert {letter.to for letter in await letters(shop, NOW + DAY)} == {MAIL}


async def test_another_visitor_is_not_known_by_it(shop: Store) -> None:
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX))
    other = a_wish("reminder", to_known=True, product=ZX, visitor="visitor-2")
    assert not (await ask(shop, other)).done


async def test_an_address_that_was_taken_back_is_known_no_more(shop: Store) -> None:
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX))
    assert len(await letters(shop, NOW + DAY)) == 1
    await withdraw_all(shop, KEY, MAIL, NOW + DAY)
    asked = a_wish("reminder", to_known=True, product=ZX | {"id": "b"})
    assert not (await ask(shop, asked, NOW + DAY)).done


@pytest.mark.parametrize("kind", ["price_drop", "back_in_stock"])
async def test_what_the_catalogue_does_not_know_is_not_promised(shop: Store, kind: str) -> None:
    assert not (await ask(shop, a_wish(kind, email=MAIL, product=ZX))).done


async def test_without_mail_no_letter_is_promised(shop: Store) -> None:
    assert not (await ask(shop, a_wish("reminder", email=MAIL), has_mail=False)).done
    assert await due_wishes(shop, NOW + DAY) == []


async def test_who_takes_it_back_gets_nothing_more(shop: Store) -> None:
    await state(shop, NOW)
    await ask(shop, a_wish("price_drop", email=MAIL, product=ZX))
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX))
    assert await withdraw_all(shop, KEY, MAIL.title(), NOW + 1) == 2
    await state(shop, NOW + HOUR, price=9.0)
    assert await letters(shop, NOW + 2 * DAY) == []


async def test_every_letter_can_be_stopped_with_one_click(shop: Store) -> None:
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX))
    [letter] = await letters(shop, NOW + DAY)
    assert letter.unsubscribe is not None
    assert await asked_by_link(shop, letter.unsubscribe.removeprefix(f"{BASE}/u/")) is not None
    assert letter.unsubscribe in letter.text


async def test_whoever_is_told_how_a_cart_comes_back_cannot_end_its_owners_letters(
    shop: Store,
) -> None:
    cart = {"lines": [{"product": "zx", "name": "ZX"}]}
    link = (await ask(shop, a_wish("save_cart", email=MAIL, cart=cart))).link or ""
    assert await wish_of(shop, link.removeprefix(f"{BASE}/c/")) is not None
    assert await asked_by_link(shop, link.removeprefix(f"{BASE}/c/")) is None
    [letter] = await leaving(shop, NOW)
    leave = (letter.unsubscribe or "").removeprefix(f"{BASE}/u/")
    assert await asked_by_link(shop, leave) is not None


@pytest.mark.parametrize(
    "page", ["//evil.example/p", "/\\evil.example/p", "https://evil.example/p"]
)
async def test_a_letter_leads_to_the_shop_whatever_page_was_told(shop: Store, page: str) -> None:
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX, page=page))
    [letter] = await letters(shop, NOW + DAY)
    lines = [line for line in letter.text.splitlines() if "://" in line]
    assert all(line.startswith((f"{ORIGIN}/", f"{BASE}/u/")) for line in lines)


@pytest.mark.parametrize(
    ("stated", "link"),
    [
        ("/index.php?route=product/product&product_id=40", "{shop}{stated}"),
        ("{shop}/index.php?route=product/product&product_id=40", "{stated}"),
        ("https://evil.example/p", "{shop}/index.php"),
        ("//evil.example/p", "{shop}/index.php"),
        ("{shop}@evil.example/p", "{shop}/index.php"),
        ("https://[", "{shop}/index.php"),
        ("javascript:alert(1)", "{shop}/index.php"),
    ],
)
async def test_a_letter_leads_to_the_products_own_address_within_the_shop(
    shop: Store, stated: str, link: str
) -> None:
    stated = stated.format(shop=ORIGIN)
    await state(shop, NOW, url=stated, stock=0)
    for kind in ("reminder", "price_drop", "back_in_stock"):
        await ask(shop, a_wish(kind, email=MAIL, product=ZX, page="/index.php"))
    await state(shop, NOW + DAY, url=stated, stock=3, price=99.0)
    told = await letters(shop, NOW + DAY + HOUR)
    assert len(told) == 3
    wanted = link.format(shop=ORIGIN, stated=stated)
    assert all(wanted in letter.text.splitlines() for letter in told)


async def test_of_a_whole_address_a_letter_takes_the_page(shop: Store) -> None:
    asked = a_wish("reminder", email=MAIL, page=f"{ORIGIN}/index.php?product_id=40")
    await ask(shop, asked)
    [letter] = await letters(shop, NOW + DAY)
    assert f"{ORIGIN}/index.php?product_id=40" in letter.text.splitlines()


async def test_a_letter_repeats_no_address_that_somebody_wrote_into_a_name(shop: Store) -> None:
    spam = "You won\n\nhttps://evil.example/win or evil.example"
    lines = [{"product": "zx", "name": spam}]
    await ask(shop, a_wish("save_cart", email=MAIL, cart={"lines": lines}))
    await ask(shop, a_wish("reminder", email=MAIL, product={"id": "zx", "name": spam}))
    told = await letters(shop, NOW + DAY)
    assert len(told) == 2
    assert all("evil" not in letter.text + letter.subject for letter in told)
    assert "1 × You won … or …\n" in told[0].text


async def test_a_letter_calls_a_product_as_the_store_does(shop: Store) -> None:
    await state(shop, NOW)
    forged = ZX | {"name": "You won, call 0900 1234"}
    await ask(shop, a_wish("reminder", email=MAIL, product=forged))
    [letter] = await letters(shop, NOW + DAY)
    assert letter.subject == "You wanted to come back to ZX Elite"


@pytest.mark.parametrize(
    ("told", "repeated"),
    [
        ("Your account is locked. Call +49 (30) 123-45 now", "Your account is locked. Call … now"),
        ("Dial 0_9.0·0 １ now", "Dial … now"),
        ("LEGO 75192 Falcon", "LEGO 75192 Falcon"),
        ("long " * 30, ("long " * 30)[:59].rstrip() + "…"),
    ],
)
async def test_of_a_product_nobody_knows_a_cart_letter_repeats_little(
    shop: Store, told: str, repeated: str
) -> None:
    cart = {"lines": [{"product": "zx", "name": told}, {"product": told[:64]}]}
    await ask(shop, a_wish("save_cart", email=MAIL, cart=cart))
    [letter] = await leaving(shop, NOW)
    first, second = [line for line in letter.text.splitlines() if line.startswith("1 × ")]
    assert first == f"1 × {repeated}"
    assert "+49" not in second


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_cart_letter_promises_the_cart_only_where_the_shop_can_fill_it(
    shop: Store, language: str
) -> None:
    async def told(quantity: int) -> str:
        lines = [{"product": "zx", "quantity": quantity}]
        asked = a_wish("save_cart", email=MAIL, cart={"lines": lines}, locale=language)
        await ask(shop, asked)
        [letter] = await leaving(shop, NOW)
        return letter.text

    words = words_in(language)
    assert words["cart_listed"] in await told(1)
    await remember_shop(shop, KEY, ShopFacts(cart_link="/cart/{items}"), NOW)
    assert words["cart"] in await told(2)


async def test_a_cart_letter_calls_products_as_the_store_does(shop: Store) -> None:
    await state(shop, NOW)
    lines = [{"product": "zx", "name": "Your account is locked"}, {"product": "b", "name": "Bow"}]
    await ask(shop, a_wish("save_cart", email=MAIL, cart={"lines": lines}))
    [letter] = await leaving(shop, NOW)
    assert "1 × ZX Elite\n1 × Bow\n" in letter.text
    assert "locked" not in letter.text


async def test_nobody_is_written_to_without_end(shop: Store) -> None:
    def asked(number: int) -> Request:
        lines = [{"product": "zx", "quantity": number}]
        return a_wish("save_cart", email=MAIL, cart={"lines": lines})

    answers = [await ask(shop, asked(number)) for number in range(1, MOST_A_DAY + 6)]
    assert all(answer.done and answer.link for answer in answers)
    assert len(await leaving(shop, NOW)) == MOST_A_DAY
    assert not (await ask(shop, a_wish("reminder", email=MAIL.title(), product=ZX))).done
    await ask(shop, asked(99), NOW + DAY)
    assert len(await leaving(shop, NOW + DAY)) == 1


async def test_who_asks_again_after_the_letter_is_told_again(shop: Store) -> None:
    asked = a_wish("reminder", email=MAIL, product=ZX)
    await ask(shop, asked)
    assert len(await letters(shop, NOW + DAY)) == 1
    await ask(shop, asked, NOW + 2 * DAY)
    assert len(await letters(shop, NOW + 3 * DAY)) == 1


async def test_a_call_back_reaches_the_webhook_with_product_and_reason(shop: Store) -> None:
    hook = WebhookTool(name="desk", url="https://desk.example", secret="whsec_" + "c" * 32)
    asked = a_wish("call_back", phone="+43 1 2345", text="Does it fit wide feet?", product=ZX)
    desk = Integrations(webhook=(hook,))
    answer = await accept(shop, asked, NOW, base=BASE, here=BASE, integrations=desk, has_mail=False)
    [message] = await claim_due(shop, NOW, limit=9, lease_ms=1)
    told = msgspec.json.decode(message.body)
    assert answer.done
    assert (message.target, told["type"]) == ("desk", "waverly.request")
    assert told["data"]["phone"] == "+43 1 2345"
    assert told["data"]["text"] == "Does it fit wide feet?"
    assert told["data"]["product"]["id"] == "zx"
    assert "visitor" not in told["data"]


async def test_a_question_nobody_would_hear_is_not_called_done(shop: Store) -> None:
    assert not (await ask(shop, a_wish("question", text="Is it vegan?"))).done


@pytest.mark.parametrize(
    ("kind", "changes", "place"),
    [
        ("reminder", {"email": MAIL, "agreed": False}, "agreed"),
        ("price_drop", {"email": MAIL}, "product"),
        ("call_back", {}, "phone"),
        ("save_cart", {"cart": {"lines": []}}, "cart.lines"),
    ],
)
async def test_what_is_not_agreed_or_not_whole_is_refused(
    shop: Store, kind: str, changes: Json, place: str
) -> None:
    with pytest.raises(Malformed) as raised:
        await ask(shop, a_wish(kind, **changes))
    assert raised.value.place == place


async def test_what_has_ended_is_forgotten_after_a_while(shop: Store) -> None:
    await ask(shop, a_wish("reminder", email=MAIL, product=ZX))
    [wish] = await due_wishes(shop, NOW + DAY)
    await end_wishes(shop, [wish.token], "told", NOW + DAY)
    assert await forget_wishes(shop, NOW + DAY) == 0
    assert await forget_wishes(shop, NOW + 2 * DAY) == 1
    assert await wish_of(shop, wish.token) is None


def test_every_language_says_the_same_things() -> None:
    from importlib import resources

    folder = resources.files("waverly.wishes") / "words"
    sheets = {
        file.name: set(msgspec.toml.decode(file.read_bytes(), type=dict[str, str]))
        for file in folder.iterdir()
    }
    assert len(sheets) == 6
    assert all(keys == sheets["en.toml"] for keys in sheets.values())
