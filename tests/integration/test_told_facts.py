"""What a backend tells decides whom help is for: a wish list, an open support case."""

import time
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    NOW,
    SECRET,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    post,
    put_in_force,
)
from waverly.app import create_app
from waverly.pipeline.explain import explain, models_in
from waverly.settings import Settings
from waverly.storage.log.decision_rows import recent_decisions
from waverly.wire import Decision

BROWSER = "0123456789abcdef0123456789"
BEARER = {"authorization": f"Bearer {SECRET}"}
PAGE = {"type": "product", "path": "/p/alpha", "product": {"id": "alpha", "name": "Alpha"}}


def tell(shop: TestClient, **changes: object) -> Any:
    now = time.time_ns() // 1_000_000
    known = {"visitor": BROWSER, "product": "alpha", "at": now}
    return shop.post("/v1/wishlists", json={"wishes": [known | changes]}, headers=BEARER).json()


def wavered(shop: TestClient, session: str, at: int = NOW) -> Decision | None:
    known = {"visitor": BROWSER, "session": session, "view": f"view-{session}", "page": PAGE}
    return post(shop, a_batch(a_moment(), ask=1, preview=True, **known), at).decision


def test_a_campaign_for_what_is_wished_follows_the_list_and_can_be_made_again(
    settings: Settings,
) -> None:
    put_in_force(settings, a_campaign(audience={"wished": True}))
    with TestClient(create_app(settings)) as shop:
        assert wavered(shop, "one") is None
        assert tell(shop)["stored"] == 1
        decision = wavered(shop, "two")
        assert tell(shop, on_list=False)["stored"] == 1
        assert wavered(shop, "three") is None
    assert decision is not None
    again = ask_store(settings, lambda store: explain(store, decision.id, models_in(Path)))
    assert again.same
    assert again.recorded.sight.wished


def test_an_open_support_case_pauses_help_and_the_decision_can_be_made_again(
    settings: Settings,
) -> None:
    put_in_force(settings, a_campaign())
    case = {"source": "web", "visitor": BROWSER, "at": time.time_ns() // 1_000_000}
    with TestClient(create_app(settings)) as shop:
        for at, kind in enumerate(("support_case_opened", "support_case_closed"), NOW):
            told = {"events": [{**case, "id": kind, "kind": kind}]}
            assert shop.post("/v1/events", json=told, headers=BEARER).json()["stored"] == 1
            assert (wavered(shop, kind, at) is None) == (kind == "support_case_opened")
    latest, paused = ask_store(settings, lambda store: recent_decisions(store, KEY))
    assert (latest.displayed, paused.fates[0].rule) == (True, "support_case")
    again = ask_store(settings, lambda store: explain(store, paused.id, models_in(Path)))
    assert again.same


def test_a_bad_wish_is_named(client: TestClient) -> None:
    said = tell(client, at=-1)
    assert (said["status"], said["at"]) == (400, "wishes[0].at")
