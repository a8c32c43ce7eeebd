"""Between the trigger and the answer the price goes back, or the stock: nothing is shown, and why is kept."""

import pytest
from starlette.testclient import TestClient

from tests.support.builders import (
    DAY,
    KEY,
    NOW,
    SECRET,
    Json,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    bytes_of,
    post,
    put_in_force,
    some_facts,
)
from waverly.app import create_app
from waverly.catalogue import ProductFacts
from waverly.pipeline.explain import explain, models_in
from waverly.settings import Settings
from waverly.storage.log.decision_rows import recent_decisions

LEAVE: Json = {"submit": "Send", "agree": "We write once.", "done": "Done."}
BODY = "{claim.price_drop} less than before; {claim.low_stock} left."


def state(client: TestClient, at: int, facts: ProductFacts) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    assert client.put("/v1/clock", json={"now": at}, headers=bearer).status_code == 200
    body = bytes_of({"products": [facts]})
    assert client.post("/v1/products", content=body, headers=bearer).status_code == 200


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"price": 120.0}, "price_drop cannot be said: the price has not fallen"),
        ({"stock": 0}, "price_drop cannot be said: it is sold out"),
        ({"stock": 12}, "low_stock cannot be said: 12 are left, more than 5"),
    ],
)
def test_a_claim_is_decided_when_it_is_shown(
    settings: Settings, changes: dict[str, object], reason: str | None
) -> None:
    overlay = {"kind": "message", "title": "Good news", "body": BODY}
    put_in_force(settings, a_campaign(overlay=overlay, holdout=0.1))
    with TestClient(create_app(settings)) as client:
        state(client, NOW - 60 * DAY, some_facts(price=120.0, stock=3))
        state(client, NOW - DAY, some_facts(price=90.0, stock=3))
        state(client, NOW, some_facts(**({"price": 90.0, "stock": 3} | changes)))
        post(client, a_batch(a_moment(), ask=1, preview=True), NOW)
    (record,) = ask_store(settings, lambda store: recent_decisions(store, KEY, limit=1))
    assert record.fates[0].found == reason
    explained = ask_store(
        settings, lambda store: explain(store, record.id, models_in(settings.models_of))
    )
    assert explained.same


@pytest.mark.parametrize(
    ("overlay", "after", "is_still_said"),
    [
        ({"kind": "message", "body": "{claim.price_drop} less."}, {}, True),
        ({"kind": "message", "body": "{claim.price_drop} less."}, {"price": 120.0}, False),
        ({"kind": "message", "body": "{claim.low_stock} left."}, {"stock": 0}, False),
        ({"kind": "alert", "about": "back_in_stock", **LEAVE}, {}, True),
        ({"kind": "alert", "about": "back_in_stock", **LEAVE}, {"stock": 3}, False),
    ],
)
def test_what_was_just_true_is_not_said_once_the_store_says_otherwise(
    settings: Settings, overlay: Json, after: dict[str, object], is_still_said: bool
) -> None:
    put_in_force(settings, a_campaign(overlay=overlay | {"title": "News"}))
    before = {"price": 90.0, "stock": 0 if overlay["kind"] == "alert" else 3}
    with TestClient(create_app(settings)) as client:
        state(client, NOW - 60 * DAY, some_facts(**(before | {"price": 120.0})))
        state(client, NOW, some_facts(**before))
        shown = post(client, a_batch(a_moment(), ask=1, preview=True), NOW).decision
        state(client, NOW, some_facts(**(before | after)))
        later = a_batch(a_moment(), ask=1, preview=True, session="s2", visitor="v2")
        again = post(client, later, NOW).decision
    assert shown is not None
    assert (again is not None) is is_still_said
