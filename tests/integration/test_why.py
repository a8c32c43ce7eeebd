"""Why am I seeing this? A page for the shopper, without sign-in and without anything about who it is."""

from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import DAY, KEY, NOW, a_batch, a_moment, ask_store, post, put_in_force
from tests.support.visits import helpful
from waverly.app import create_app
from waverly.catalogue.claims.written import day
from waverly.reporting.measuring.forgetting import forget_past
from waverly.settings import Settings
from waverly.wire import Page, Product


def test_the_page_says_why_in_plain_words_and_names_nobody(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as shop:
        decision = post(shop, a_batch(a_moment(), ask=1, preview=True)).decision
        assert decision is not None
        reply = shop.get(f"/why/{decision.id}")
    assert reply.status_code == 200
    assert "You looked at the size guide." in reply.text
    assert "opened the size guide, chose no size" in reply.text
    assert "Of what you type, only the words of a search are read" in reply.text
    assert not [word for word in ("visitor-1", "session-1", "alpha") if word in reply.text]
    assert reply.headers["cache-control"] == "no-store"
    for rule in ("default-src 'none'", "frame-ancestors 'none'"):
        assert rule in reply.headers["content-security-policy"]


def test_a_decision_nobody_made_has_no_page(client: TestClient) -> None:
    assert client.get("/why/<script>").status_code == 404


def test_a_browser_gets_a_page_in_words_where_there_is_no_decision(client: TestClient) -> None:
    reply = client.get("/why/nosuch", headers={"accept": "text/html,*/*;q=0.8"})
    assert (reply.status_code, reply.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>Nothing is kept under this link</h1>" in reply.text


def test_a_link_of_a_time_no_longer_kept_says_since_when(
    settings: Settings, client: TestClient
) -> None:
    ask_store(settings, lambda store: forget_past(store, KEY, NOW + 400 * DAY, 400))
    reply = client.get("/why/nosuch", headers={"accept": "text/html,*/*;q=0.8"})
    assert f"What was before {day(NOW, 'en')} is no longer kept." in reply.text


def test_the_page_is_in_the_language_of_what_was_shown(settings: Settings) -> None:
    german = {
        "title": "Unsicher?",
        "body": "Fällt klein aus.",
        "why": "Die Tabelle wurde gesehen.",
    }
    campaign = replace(helpful()[0], locales={"de": german})
    put_in_force(settings, campaign)
    with TestClient(create_app(settings)) as shop:
        page = Page(type="product", locale="de-AT", product=Product(id="alpha"))
        decision = post(shop, a_batch(a_moment(), ask=1, preview=True, page=page)).decision
        assert decision is not None
        reply = shop.get(f"/why/{decision.id}", headers={"accept-language": "fr,en;q=0.5"})
    assert '<html lang="de">' in reply.text
    assert "<h1>Warum sehe ich das?</h1>" in reply.text
    assert "<p>Die Tabelle wurde gesehen.</p>" in reply.text
    assert "die Größentabelle geöffnet, keine Größe gewählt" in reply.text


def test_a_dead_link_speaks_the_browsers_language(client: TestClient) -> None:
    headers = {"accept": "text/html", "accept-language": "pt-BR,nl-BE;q=0.8,en;q=0.5"}
    reply = client.get("/why/nosuch", headers=headers)
    assert reply.status_code == 404
    assert '<html lang="nl">' in reply.text
    assert "<h1>Onder deze link is niets bewaard</h1>" in reply.text
