"""Every overlay in every format and state, for the store's own people, the tests and the pictures."""

from __future__ import annotations

import time

from starlette.requests import Request
from starlette.responses import Response

from .. import showcase
from ..rendering import page, shop_of

LOOKS = ("fellway", "maison", "rush")
"""Three shops that look nothing like each other: overlays must suit each."""


async def show(request: Request) -> Response:
    """Return the gallery, in the look of one of three shops."""
    asked = request.query_params.get("look", "")
    kinds = {kind: list(showcase.previews(kind)) for kind in showcase.examples()}
    return page(
        request,
        "gallery.html",
        title="Overlay gallery | Fellway",
        kind="gallery",
        values={
            "kinds": kinds,
            "sample": shop_of(request).catalogue.by_slug("zx-elite"),
            "look": asked if asked in LOOKS else LOOKS[0],
            "looks": LOOKS,
            "decisions": {
                each.name: _running(each.decision) for all_ in kinds.values() for each in all_
            },
        },
    )


def _running(decision: showcase.Overlay) -> showcase.Overlay:
    """Return a decision whose clock ends when it says: so many milliseconds from now."""
    overlay = decision["overlay"]
    if "left_ms" not in overlay:
        return decision
    ends_at = int(time.time() * 1000) + overlay["left_ms"]
    return {**decision, "overlay": {**overlay, "ends_at": ends_at}}
