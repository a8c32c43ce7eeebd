"""A wish is kept once, told when the catalogue says it came true, and never after it was taken back."""

import msgspec
import pytest

from tests.builders import DAY, KEY, MINUTE, NOW, ORIGIN, Json
from tests.unit.wishes.leaving import leaving
from waverly.catalogue import ProductFacts
from waverly.channels.mail import Letter
from waverly.errors import Malformed
from waverly.integrations import Integrations
from waverly.integrations.config import WebhookTool
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.chores.outbox_rows import claim_due
from waverly.storage.people.wish_rows import (
    due_wishes,
    end_wishes,
    forget_wishes,
    wish_of,
    withdraw_all,
)
from waverly.wire.request import Request, Requested
from waverly.wishes.accept import accept
from waverly.wishes.due import tell_due

MAIL = "shopper@example.com"
BASE = "https://help.example"
ZX = {"id": "zx", "name": "ZX Elite"}
HOUR = DAY // 24


def a_request(kind: str, **changes: object) -> Request:
    known: Json = {
        "v": 1,
        "site": KEY,
        "visitor": "visitor-1",
        "session": "session-1",
        "decision": "decision-1",
        "kind": kind,
        "agreed": True,
    }
    return msgspec.convert(known | changes, Request)


async def ask(store: Store, request: Request, at: int = NOW, *, has_mail: bool = True) -> Requested:
    return await accept(
        store, request, at, base=BASE, integrations=Integrations(), has_mail=has_mail
    )


async def state(store: Store, at: int, **facts: object) -> None:
    product: Json = {"id": "zx", "name": "ZX Elite", "currency": "EUR", "price": 129.0}
    stated = msgspec.convert(product | facts, ProductFacts)
    await remember_products(store, KEY, [stated], at)


async def letters(store: Store, at: int) -> list[Letter]:
    """What is due to leave at an instant, told by then."""
    await tell_due(store, at)
    return await leaving(store, at)


async def test_a_reminder_comes_a_day_later_once_in_the_shoppers_language(shop: Store) -> None:
    asked = a_request("reminder", email=MAIL, product=ZX, page="/p/zx", locale="de-AT")
    for _ in range(2):
        assert (await ask(shop, asked)).done
    assert await letters(shop, NOW + 23 * HOUR) == []
    [letter] = await letters(shop, NOW + 24 * HOUR)
    assert letter.subject == "Sie wollten auf ZX Elite zurückkommen"
    assert f"{ORIGIN}/p/zx" in letter.text
    assert await letters(shop, NOW + 50 * HOUR) == []


async def test_a_price_that_fell_is_told_once_with_both_prices(shop: Store) -> None:
    await state(shop, NOW)
    assert (await ask(shop, a_request("price_drop", email=MAIL, product=ZX))).done
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
    await ask(shop, a_request("price_drop", email=MAIL, product=ZX))
    await state(shop, NOW + HOUR, **facts)
    assert await letters(shop, NOW + 2 * HOUR) == []


async def test_a_price_that_went_back_before_the_letter_was_written_is_not_told(
    shop: Store,
) -> None:
    await state(shop, NOW)
    await ask(shop, a_request("price_drop", email=MAIL, product=ZX))
    await state(shop, NOW + HOUR, price=99.0)
    await state(shop, NOW + HOUR + MINUTE, price=129.0)
    assert await letters(shop, NOW + 2 * HOUR) == []


async def test_a_fact_nobody_has_confirmed_for_long_is_not_told(shop: Store) -> None:
    await state(shop, NOW)
    await ask(shop, a_request("price_drop", email=MAIL, product=ZX))
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
        await ask(shop, a_request("back_in_stock", email=MAIL, product=ZX | {"variant": "42"}))
    ).done
    assert await letters(shop, NOW + HOUR) == []
    await state(shop, NOW + 2 * HOUR, variants=sizes(1))
    [letter] = await letters(shop, NOW + 3 * HOUR)
    assert letter.subject == "ZX Elite (42) is back"


async def test_an_address_left_before_is_enough_for_the_next_wish(shop: Store) -> None:
    await ask(shop, a_request("reminder", email=MAIL, product=ZX))
    assert (await ask(shop, a_request("reminder", to_known=True, product=ZX | {"id": "b"}))).done
    assert {letter.to for letter in await letters(shop, NOW + DAY)} == {MAIL}


async def test_another_visitor_is_not_known_by_it(shop: Store) -> None:
    await ask(shop, a_request("reminder", email=MAIL, product=ZX))
    other = a_request("reminder", to_known=True, product=ZX, visitor="visitor-2")
    assert not (await ask(shop, other)).done


async def test_an_address_that_was_taken_back_is_known_no_more(shop: Store) -> None:
    await ask(shop, a_request("reminder", email=MAIL, product=ZX))
    assert len(await letters(shop, NOW + DAY)) == 1
    await withdraw_all(shop, KEY, MAIL, NOW + DAY)
    asked = a_request("reminder", to_known=True, product=ZX | {"id": "b"})
    assert not (await ask(shop, asked, NOW + DAY)).done


@pytest.mark.parametrize("kind", ["price_drop", "back_in_stock"])
async def test_what_the_catalogue_does_not_know_is_not_promised(shop: Store, kind: str) -> None:
    assert not (await ask(shop, a_request(kind, email=MAIL, product=ZX))).done


async def test_without_mail_no_letter_is_promised(shop: Store) -> None:
    assert not (await ask(shop, a_request("reminder", email=MAIL), has_mail=False)).done
    assert await due_wishes(shop, NOW + DAY) == []


async def test_who_takes_it_back_gets_nothing_more(shop: Store) -> None:
    await state(shop, NOW)
    await ask(shop, a_request("price_drop", email=MAIL, product=ZX))
    await ask(shop, a_request("reminder", email=MAIL, product=ZX))
    assert await withdraw_all(shop, KEY, MAIL.title(), NOW + 1) == 2
    await state(shop, NOW + HOUR, price=9.0)
    assert await letters(shop, NOW + 2 * DAY) == []


async def test_every_letter_can_be_stopped_with_one_click(shop: Store) -> None:
    await ask(shop, a_request("reminder", email=MAIL, product=ZX))
    [letter] = await letters(shop, NOW + DAY)
    assert letter.unsubscribe is not None
    found = await wish_of(shop, letter.unsubscribe.removeprefix(f"{BASE}/u/"))
    assert found is not None
    assert letter.unsubscribe in letter.text


async def test_who_asks_again_after_the_letter_is_told_again(shop: Store) -> None:
    asked = a_request("reminder", email=MAIL, product=ZX)
    await ask(shop, asked)
    assert len(await letters(shop, NOW + DAY)) == 1
    await ask(shop, asked, NOW + 2 * DAY)
    assert len(await letters(shop, NOW + 3 * DAY)) == 1


async def test_a_call_back_reaches_the_webhook_with_product_and_reason(shop: Store) -> None:
    hook = WebhookTool(name="desk", url="https://desk.example", secret="whsec_" + "c" * 32)
    asked = a_request("call_back", phone="+43 1 2345", text="Does it fit wide feet?", product=ZX)
    integrations = Integrations(webhook=(hook,))
    answer = await accept(shop, asked, NOW, base=BASE, integrations=integrations, has_mail=False)
    [message] = await claim_due(shop, NOW, limit=9, lease_ms=1)
    told = msgspec.json.decode(message.body)
    assert answer.done
    assert (message.target, told["type"]) == ("desk", "waverly.request")
    assert told["data"]["phone"] == "+43 1 2345"
    assert told["data"]["text"] == "Does it fit wide feet?"
    assert told["data"]["product"]["id"] == "zx"
    assert "visitor" not in told["data"]


async def test_a_question_nobody_would_hear_is_not_called_done(shop: Store) -> None:
    assert not (await ask(shop, a_request("question", text="Is it vegan?"))).done


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
        await ask(shop, a_request(kind, **changes))
    assert raised.value.place == place


async def test_what_has_ended_is_forgotten_after_a_while(shop: Store) -> None:
    await ask(shop, a_request("reminder", email=MAIL, product=ZX))
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
