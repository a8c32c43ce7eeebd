"""The campaigns that come along say the same help as the shopper needs it now: reassuring, plain or short."""

import pytest
from starlette.testclient import TestClient

from tests.support.builders import (
    MINUTE,
    NOW,
    SECRET,
    Json,
    a_batch,
    a_moment,
    a_page,
    an_event,
    post,
)
from waverly.wire.overlay import MessageOverlay

SHOE = {"id": "alpha", "name": "Alpha", "fit_note": "True to size."}
CART = an_event("add_to_cart", 1, NOW - MINUTE, product="alpha")
STRUGGLE = a_moment("rage_click", 1, at=NOW - MINUTE)
DOUBT = a_moment("scroll_loop", 1, at=NOW - 2 * MINUTE)


@pytest.mark.parametrize(
    ("before", "strength", "mood", "title", "actions"),
    [
        ([STRUGGLE], 0.6, "frustrated", "Let us help with the size", 2),
        ([], 1.0, "hesitant", "Not sure about your size?", 2),
        ([DOUBT | {"seq": 2}, CART], 0.6, "focused", "How it fits", 1),
    ],
)
def test_the_fit_note_is_said_by_mood(
    client: TestClient,
    before: list[Json],
    strength: float,
    mood: str,
    title: str,
    actions: int,
) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    assert client.post("/v1/products", headers=bearer, json={"products": [SHOE]}).is_success
    asking = a_moment("size_guide_unresolved", 9, strength=strength)
    answer = post(client, a_batch(*before, asking, ask=9, preview=True))
    assert answer.mood == mood
    assert answer.decision is not None
    assert isinstance(answer.decision.overlay, MessageOverlay)
    assert answer.decision.overlay.title == title
    assert len(answer.decision.overlay.actions) == actions


def test_a_page_in_german_gets_the_help_and_its_reason_in_german(client: TestClient) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    shoe = SHOE | {"fit_note": "Fällt normal aus."}
    assert client.post("/v1/products", headers=bearer, json={"products": [shoe]}).is_success
    page = a_page(locale="de-AT", product=SHOE | {"price": 90.0})
    batch = a_batch(a_moment(seq=9), ask=9, preview=True, page=page)
    decision = post(client, batch).decision
    assert decision is not None and isinstance(decision.overlay, MessageOverlay)
    assert (decision.overlay.lang, decision.overlay.title) == ("de", "Unsicher bei der Größe?")
    assert decision.overlay.body == "**Alpha:** Fällt normal aus."
    assert "Ausführung" in decision.why
