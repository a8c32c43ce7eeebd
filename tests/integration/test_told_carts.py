"""A told cart stands in for one the page does not show: in overlays, in kept carts, in replay."""

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    NOW,
    ORIGIN,
    SECRET,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    bytes_of,
    post,
    put_in_force,
)
from waverly.app import create_app
from waverly.pipeline.explain import explain, models_in
from waverly.settings import Settings
from waverly.wire import Decision

BROWSER = "0123456789abcdef0123456789"
BEARER = {"authorization": f"Bearer {SECRET}"}
LINES = [{"product": "alpha", "name": "Alpha", "quantity": 2, "price": 40.0}]


def tell(shop: TestClient, **changes: object) -> Any:
    """The store holds a cart of 80 EUR, as of now by the machine's clock."""
    now = time.time_ns() // 1_000_000
    known = {"visitor": BROWSER, "updated_at": now, "lines": LINES, "currency": "EUR"}
    return shop.post("/v1/carts", json={"carts": [known | changes]}, headers=BEARER).json()


def wavered(shop: TestClient, session: str, visitor: str = BROWSER) -> Decision | None:
    batch = a_batch(
        a_moment(), ask=1, preview=True, visitor=visitor, session=session, view=f"view-{session}"
    )
    return post(shop, batch, NOW).decision


@pytest.fixture
def asked_with_80(settings: Settings) -> Settings:
    put_in_force(settings, a_campaign(audience={"min_cart_value": 80.0}))
    return settings


def test_a_told_cart_counts_at_once_and_the_decision_can_be_made_again(
    asked_with_80: Settings,
) -> None:
    with TestClient(create_app(asked_with_80)) as shop:
        assert wavered(shop, "one") is None
        assert tell(shop)["stored"] == 1
        decision = wavered(shop, "two")
        assert tell(shop, lines=[])["stored"] == 1
        assert wavered(shop, "three") is None
    assert decision is not None
    again = ask_store(asked_with_80, lambda store: explain(store, decision.id, models_in(Path)))
    assert again.same
    assert again.recorded.sight.held is not None


def test_a_customers_number_gets_a_stranger_nothing(asked_with_80: Settings) -> None:
    with TestClient(create_app(asked_with_80)) as shop:
        tell(shop, visitor="c_123")
        assert wavered(shop, "one", visitor="c_123") is None


def hand_in(shop: TestClient, visitor: str) -> tuple[int, Any]:
    asked = {
        "v": 1,
        "site": KEY,
        "visitor": visitor,
        "session": "s",
        "decision": "d",
        "kind": "save_cart",
        "agreed": True,
        "cart": {"lines": []},
    }
    headers = {"content-type": "text/plain", "origin": ORIGIN}
    reply = shop.post("/v1/requests", content=bytes_of(asked), headers=headers)
    return reply.status_code, msgspec.json.decode(reply.content)


def test_a_cart_no_page_shows_can_be_kept(client: TestClient) -> None:
    tell(client)
    status, answer = hand_in(client, BROWSER)
    assert status == 200
    assert "2 × Alpha" in client.get(answer["link"].partition("testserver")[2]).text


def test_nobodys_cart_is_kept_by_guessing(client: TestClient) -> None:
    tell(client, visitor="c_123")
    assert hand_in(client, "c_123")[0] == 400


def test_a_bad_cart_is_named(client: TestClient) -> None:
    said = tell(client, updated_at=-1)
    assert (said["status"], said["at"]) == (400, "carts[0].updated_at")
