"""What a shopper hands in over HTTP, and where the links in letters lead."""

import asyncio
from email.message import EmailMessage
from urllib.parse import urlsplit

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select
from starlette.testclient import TestClient

from tests.support.builders import KEY, NOW, ORIGIN, SECRET, Json, a_request, ask_store, bytes_of
from tests.support.inbox import Inbox, receiving_mail
from waverly.app import Parts, create_app
from waverly.catalogue import ShopFacts
from waverly.settings import Settings, read_settings
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import remember_shop
from waverly.storage.people.contacts.rows import contact_of
from waverly.storage.people.contacts.tables import contacts
from waverly.storage.people.wishes.rows import wish_of
from waverly.wishes.letter_words import words_in
from waverly.wishes.places import unsubscribe_link

MAIL = "shopper@example.com"
LINES = [{"product": "zx", "name": "<b>ZX</b> Elite", "variant": "zx-42", "quantity": 2}]


def hand_in(shop: TestClient, request: object, status: int = 200, origin: str = ORIGIN) -> Json:
    body = bytes_of(request)
    headers = {"origin": origin, "content-type": "text/plain"}
    reply = shop.post("/v1/requests", content=body, headers=headers)
    assert reply.status_code == status, reply.text
    assert reply.headers["access-control-allow-origin"] == origin
    return msgspec.json.decode(reply.content, type=Json)


def path_of(answer: Json) -> str:
    return urlsplit(str(answer["link"])).path


def with_mail(settings: Settings, inbox: Inbox) -> Settings:
    known = {
        "WAVERLY_SMTP_URL": inbox.url,
        "WAVERLY_MAIL_FROM": "help@shop.example",
        "WAVERLY_PUBLIC_URL": "https://help.shop.example/",
    }
    return read_settings(known, home=settings.home, test_mode=True)


def let_mail_leave(settings: Settings) -> None:
    async def leave() -> None:
        parts = Parts(settings)
        await parts.store.open()
        await parts.outgoing.courier.deliver_due()
        await parts.store.close()

    asyncio.run(leave())


def test_a_kept_cart_is_mailed_with_a_link_that_restores_it(settings: Settings) -> None:
    with receiving_mail() as inbox:
        mailing = with_mail(settings, inbox)
        with TestClient(create_app(mailing)) as shop:
            answer = hand_in(shop, a_request("save_cart", email=MAIL, cart={"lines": LINES}))
        let_mail_leave(mailing)
    [mail] = inbox.mails
    assert isinstance(mail, EmailMessage)
    assert (mail["To"], mail["Subject"]) == (MAIL, "Your cart is kept")
    assert str(answer["link"]).startswith("https://help.shop.example/c/")
    assert str(answer["link"]) in mail.get_content()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_names_the_servers_own_address_whatever_host_was_asked(
    settings: Settings,
) -> None:
    with receiving_mail() as inbox:
        mailing = replace(with_mail(settings, inbox), public_url="")
        with TestClient(create_app(mailing), base_url="http://evil.example") as shop:
            hand_in(shop, a_request("save_cart", email=MAIL, cart={"lines": LINES}))
        let_mail_leave(mailing)
    [mail] = inbox.mails
    assert isinstance(mail, EmailMessage)
    assert "evil.example" not in mail.as_string()
    assert f"{mailing.address}/c/" in mail.get_content()


def test_what_nests_without_end_is_refused_in_words(client: TestClient) -> None:
    deep = b'{"v": 1, "x": ' + b"[" * 30_000 + b"]" * 30_000 + b"}"
    reply = client.post("/v1/requests", content=deep, headers={"origin": ORIGIN})
    assert (reply.status_code, reply.json()["at"]) == (400, "body")


def test_a_shop_with_a_cart_address_gets_the_exact_lines(settings: Settings) -> None:
    facts = ShopFacts(cart_link="/cart/{items}")
    ask_store(settings, lambda store: remember_shop(store, KEY, facts, NOW))
    with TestClient(create_app(settings)) as shop:
        answer = hand_in(shop, a_request("save_cart", cart={"lines": LINES}))
        reply = shop.get(path_of(answer), follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (302, f"{ORIGIN}/cart/zx-42:2")


def test_a_shop_without_one_shows_what_was_in_it_as_text(client: TestClient) -> None:
    answer = hand_in(client, a_request("save_cart", cart={"lines": LINES}))
    reply = client.get(path_of(answer))
    assert "2 × &lt;b&gt;ZX&lt;/b&gt; Elite" in reply.text
    assert reply.headers["cache-control"] == "no-store"


def test_a_link_in_a_letter_asks_before_it_takes_back_and_one_click_does(
    settings: Settings,
) -> None:
    with receiving_mail() as inbox:
        mailing = with_mail(settings, inbox)
        with TestClient(create_app(mailing)) as shop:
            hand_in(shop, a_request("save_cart", email=MAIL, cart={"lines": LINES}))
            let_mail_leave(mailing)
            path = urlsplit("".join(inbox.mails[0]["List-Unsubscribe"].split()).strip("<>")).path
            assert "<button>" in shop.get(path).text
            reply = shop.post(path, content="List-Unsubscribe=One-Click")
    assert "no more of these letters" in reply.text


@pytest.mark.parametrize("path", ["/c/nothing", "/u/nothing"])
def test_a_link_nobody_made_leads_nowhere(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("changes", "status", "at"),
    [
        ({"agreed": False}, 400, "agreed"),
        ({"email": "no address"}, 400, "$.email"),
        ({"email": "a@shop..example"}, 400, "$.email"),
        ({"email": "a@shop.example."}, 400, "$.email"),
        ({"email": "a,b@shop.example"}, 400, "$.email"),
        ({"email": '"x"<a@shop.example>'}, 400, "$.email"),
        ({"email": "a\x7f@shop.example"}, 400, "$.email"),
        ({"kind": "wish"}, 400, "$.kind"),
        ({"site": "pk_other"}, 403, None),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_place(
    client: TestClient, changes: Json, status: int, at: str | None
) -> None:
    problem = hand_in(client, a_request("reminder", email=MAIL) | changes, status)
    assert at is None or problem["at"] == at


def test_a_foreign_page_can_hand_in_nothing(client: TestClient) -> None:
    hand_in(client, a_request("reminder", email=MAIL), 403, origin="https://evil.example")


@pytest.mark.parametrize("path", ["/c/nosuch", "/u/nosuch"])
def test_a_dead_link_of_a_letter_answers_a_browser_in_words_and_a_program_in_json(
    client: TestClient, path: str
) -> None:
    page = client.get(path, headers={"accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>This link leads nowhere any more</h1>" in page.text
    told = client.get(path)
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")


def test_a_store_says_who_agreed_to_letters_and_a_link_in_one_stops_them(
    settings: Settings,
) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    told = {"contacts": [{"visitor": "visitor-1", "email": MAIL, "agreed_at": NOW}]}
    with TestClient(create_app(settings)) as shop:
        assert shop.post("/v1/contacts", json=told).status_code == 403
        stored = [shop.post("/v1/contacts", json=told, headers=bearer).json() for _ in range(2)]
        token = ask_store(settings, only_token)
        assert "<button>" in shop.get(f"/u/{token}").text
        assert "no more of these letters" in shop.post(f"/u/{token}").text
    assert [each["stored"] for each in stored] == [1, 0]
    found = ask_store(settings, lambda store: contact_of(store, token))
    assert found is not None
    assert found.ended_at is not None


@pytest.mark.parametrize(
    ("locale", "accepted", "lang"),
    [("de-AT", "fr", "de"), (None, "nl-BE,en;q=0.5", "nl"), ("pl", "it", "it"), ("pl", "", "en")],
)
def test_the_pages_behind_letters_speak_the_letters_language_else_the_browsers(
    settings: Settings, locale: str | None, accepted: str, lang: str
) -> None:
    words, headers = words_in(lang), {"accept-language": accepted}
    wanted = a_request("save_cart", email=MAIL, cart={"lines": LINES}, locale=locale)
    with TestClient(create_app(settings), headers=headers) as shop:
        kept = shop.get(path_of(hand_in(shop, wanted)))
        token = kept.url.path.rpartition("/")[2]
        wish = ask_store(settings, lambda store: wish_of(store, token))
        assert wish is not None
        leave = urlsplit(unsubscribe_link(wish)).path
        asked, left = shop.get(leave), shop.post(leave)
    assert all(f'<html lang="{lang}">' in each.text for each in (kept, asked, left))
    assert f"<h1>{words['kept_title']}</h1>" in kept.text
    assert f"<button>{words['leave_button']}</button>" in asked.text
    assert f"<p>{words['left']}</p>" in left.text


@pytest.mark.parametrize("path", ["/c/nosuch", "/u/nosuch"])
def test_a_dead_link_of_a_letter_speaks_the_browsers_language(
    client: TestClient, path: str
) -> None:
    headers = {"accept": "text/html", "accept-language": "de"}
    assert "<h1>Dieser Link führt nirgendwohin</h1>" in client.get(path, headers=headers).text


async def only_token(store: Store) -> str:
    async with store.read() as connection:
        return str((await connection.execute(select(contacts.c.token))).scalar_one())
