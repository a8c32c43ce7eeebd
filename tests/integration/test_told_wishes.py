"""A wish list at the store decides whom a campaign is for; no letter follows from it."""

import time
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.builders import SECRET, a_batch, a_campaign, a_moment, ask_store, post, put_in_force
from waverly.app import create_app
from waverly.pipeline.explain import explain, models_in
from waverly.settings import Settings
from waverly.wire import Decision

BROWSER = "0123456789abcdef0123456789"
BEARER = {"authorization": f"Bearer {SECRET}"}
PAGE = {"type": "product", "path": "/p/alpha", "product": {"id": "alpha", "name": "Alpha"}}


def tell(shop: TestClient, **changes: object) -> Any:
    now = time.time_ns() // 1_000_000
    known = {"visitor": BROWSER, "product": "alpha", "at": now}
    return shop.post("/v1/wishlists", json={"wishes": [known | changes]}, headers=BEARER).json()


def wavered(shop: TestClient, session: str) -> Decision | None:
    known = {"visitor": BROWSER, "session": session, "view": f"view-{session}", "page": PAGE}
    return post(shop, a_batch(a_moment(), ask=1, preview=True, **known)).decision


def test_a_campaign_for_what_is_wished_follows_the_list_and_can_be_made_again(
    settings: Settings,
) -> None:
    put_in_force(settings, a_campaign(audience={"wished": True}))
    with TestClient(create_app(settings)) as shop:
        assert wavered(shop, "one") is None
        assert tell(shop) == {"stored": 1, "refused": []}
        decision = wavered(shop, "two")
        assert tell(shop, on_list=False)["stored"] == 1
        assert wavered(shop, "three") is None
    assert decision is not None
    again = ask_store(settings, lambda store: explain(store, decision.id, models_in(Path)))
    assert again.same
    assert again.recorded.sight.wished


def test_a_bad_wish_is_named(client: TestClient) -> None:
    said = tell(client, at=-1)
    assert (said["stored"], said["refused"][0]["at"]) == (0, "wishes[0].at")
