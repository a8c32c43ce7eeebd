"""The specimen backs every kind: whatever a campaign says can be drawn."""

from typing import Any

import msgspec
import pytest

from demo_store.showcase import examples
from waverly.campaigns import fill
from waverly.campaigns.templates import AnyTemplate
from waverly.catalogue.claims import CLAIMS
from waverly.publishing.specimen import situation_for
from waverly.wire.overlay.suits import OVERLAYS

KEEPING = {"submit": "Tell me", "agree": "One mail, then none.", "done": "We will write."}
RESTING_ON_FACTS: dict[str, dict[str, Any]] = {
    "review": {"topics": ["fit", "colour"]},
    "comparison": {"rows": [{"fact": "Drop", "label": "Drop"}]},
    "guarantee": {"term": "free_returns", "missing": "{missing} more", "reached": "Free returns"},
    "shipping": {},
    "offer": {"offer": "double-points", "body": "Twice the points."},
    "timer": {"offer": "double-points", "over": "It is over."},
    "alert": {"about": "back_in_stock", **KEEPING},
    "reminder": KEEPING,
    "save_cart": {"ways": ["browser"], **KEEPING},
    "chat": {"prompt": "Your question", "submit": "Ask", "share": {"cart": "Your cart"}},
}
"""What a file says of the kinds whose overlays hold facts; the others say what the gallery shows."""


def template_of(kind: str) -> AnyTemplate:
    own = RESTING_ON_FACTS.get(kind)
    content = examples()[kind].overlay if own is None else {"kind": kind, "title": "A title", **own}
    made: AnyTemplate = msgspec.convert(content, AnyTemplate)
    return made


@pytest.mark.parametrize("kind", sorted(OVERLAYS))
def test_every_kind_can_be_filled(kind: str) -> None:
    template = template_of(kind)
    assert isinstance(fill(template, situation_for(template, "de-DE"), "corner"), OVERLAYS[kind])


@pytest.mark.parametrize("claim", sorted(CLAIMS))
def test_every_claim_can_be_said(claim: str) -> None:
    named = {"offer": "offer.x1", "offer_end": "offer_end.x1", "review": "review.grip"}
    body = f"{{claim.{named.get(claim, claim)}}}"
    content = {"kind": "message", "title": "A title", "body": body}
    template: AnyTemplate = msgspec.convert(content, AnyTemplate)
    assert isinstance(fill(template, situation_for(template, "en"), "corner"), OVERLAYS["message"])
