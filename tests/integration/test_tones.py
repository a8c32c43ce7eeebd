"""The campaigns that come along say the same help as the shopper needs it now: reassuring, plain or short."""

import pytest
from starlette.testclient import TestClient

from tests.builders import MINUTE, NOW, SECRET, Json, a_batch, a_moment, an_event, post
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
