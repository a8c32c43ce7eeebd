"""Why am I seeing this? A page for the shopper, without sign-in and without anything about who it is."""

from starlette.testclient import TestClient

from tests.builders import DAY, KEY, NOW, a_batch, a_moment, ask_store, post, put_in_force
from tests.visits import helpful
from waverly.app import create_app
from waverly.clock import day_of
from waverly.reporting.measuring.forgetting import forget_past
from waverly.settings import Settings


def test_the_page_says_why_in_plain_words_and_names_nobody(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as shop:
        decision = post(shop, a_batch(a_moment(), ask=1, preview=True)).decision
        assert decision is not None
        reply = shop.get(f"/why/{decision.id}")
    assert reply.status_code == 200
    assert "You looked at the size guide." in reply.text
    assert "opened the size guide, chose no size" in reply.text
    assert "Nothing you typed was read" in reply.text
    assert not [word for word in ("visitor-1", "session-1", "alpha") if word in reply.text]
    assert reply.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in reply.headers["content-security-policy"]


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
    assert f"What was before {day_of(NOW)} is no longer kept." in reply.text
