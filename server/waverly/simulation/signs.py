"""How a simulated shopper's hesitation, and interest, show: moments with their numbers, and page views."""

import math
from typing import Any

from msgspec import Struct

from waverly.simulation.walk import ShopItem, Walk
from waverly.simulation.world import AT_CHECKOUT, SIGNS

MEASURES: dict[str, dict[str, tuple[int, int]]] = {
    "pause": {"still_ms": (12_000, 45_000), "expected_ms": (5_000, 12_000)},
    "scroll_loop": {"reversals": (4, 8), "travel": (4, 9)},
    "cart_button_hover": {"hover_ms": (1_500, 6_000), "visits": (1, 3)},
    "size_guide_unresolved": {"opened": (1, 2), "open_ms": (4_000, 20_000)},
    "checkout_tab_switch": {"away_ms": (4_000, 90_000), "count": (1, 3)},
    "policy_linger": {"dwell_ms": (8_000, 30_000)},
    "variant_toggle": {"changes": (4, 7)},
    "listing_pogo": {"views": (3, 6), "span_ms": (60_000, 240_000)},
    "product_revisit": {"views": (2, 4), "visits": (2, 3)},
    "checkout_stall": {"stalled_ms": (45_000, 120_000)},
}
"""The numbers each kind of moment carries, and their range."""


LASTS = ("still_ms", "hover_ms", "open_ms", "away_ms", "dwell_ms", "stalled_ms")
"""Numbers that say how long a moment itself took; the others tell of what was before."""


class Sign(Struct, frozen=True, kw_only=True):
    """A moment before it is sent: it may have to wait for the page it belongs to."""

    kind: str
    strength: float
    fields: dict[str, Any]

    @property
    def is_at_checkout(self) -> bool:
        """Return whether it can be seen in a checkout only."""
        return self.kind in AT_CHECKOUT

    @property
    def lasts_ms(self) -> int:
        """Return how long it takes: the shopper does nothing else meanwhile."""
        return sum(self.fields.get(name, 0) for name in LASTS)


def draw_sign(walk: Walk) -> Sign:
    """Return the moment by which this shopper's reason shows itself."""
    kinds = SIGNS[walk.visit.cause]
    kind = walk.rng.choices([kind for kind, _ in kinds], [share for _, share in kinds])[0]
    strength = round(walk.rng.uniform(0.4, 1.0), 2)
    return Sign(kind=kind, strength=strength, fields=_measures(walk, kind))


def moment(walk: Walk, sign: Sign, item: ShopItem) -> dict[str, Any]:
    """Return the sign as an event that happens now; it names the product where it is about one."""
    about = {} if walk.page_type == "checkout" else {"product": item.id}
    return walk.event(sign.kind, strength=sign.strength, **about, **sign.fields)


def _measures(walk: Walk, kind: str) -> dict[str, Any]:
    """Return a moment's own numbers, in the range its detector reports."""
    if kind == "exit_intent":
        return {"device": "touch" if walk.visit.device == "mobile" else "desktop", "speed": 0.9}
    ranges = MEASURES.get(kind, {})
    return {name: walk.rng.randint(low, high) for name, (low, high) in ranges.items()}


def ask(walk: Walk, seq: int) -> dict[str, Any]:
    """Return the request for a decision about the moment with this number."""
    is_touch = walk.visit.device == "mobile"
    return {
        "seq": seq,
        "placements": ["corner"],
        "input": "touch" if is_touch else "mouse",
        "reduced_motion": walk.rng.random() < 0.05,
    }


class ViewSummary(Struct, frozen=True, kw_only=True):
    """How a view went, before it is sent."""

    fields: dict[str, Any]

    @property
    def lasts_ms(self) -> int:
        """Return how long the page must have been open for it."""
        sections: dict[str, int] = self.fields["sections"]
        return max(int(self.fields["active_ms"]), *sections.values())


def draw_look(walk: Walk) -> ViewSummary:
    """Return how a product's page was looked at: longer and deeper for those with more interest."""
    keen = math.exp(0.45 * walk.visit.interest)

    def dwell(typical_ms: int) -> int:
        return int(min(600_000, typical_ms * keen * walk.rng.lognormvariate(0.0, 0.6)))

    return ViewSummary(
        fields={
            "active_ms": dwell(25_000),
            "depth": round(min(1.0, walk.rng.betavariate(2.0, 1.6) * (0.75 + 0.25 * keen)), 2),
            "clicks": min(40, int(walk.rng.expovariate(1 / (3 * keen)))),
            "hovers": walk.rng.randint(0, 5),
            "sections": {
                "gallery": dwell(8_000),
                "specs": dwell(4_000),
                "reviews": dwell(6_000),
                "price": dwell(9_000),
            },
        }
    )


def look_at(walk: Walk, look: ViewSummary) -> dict[str, Any]:
    """Look at a product's page for as long as a look takes; return how it went."""
    walk.stay(look.lasts_ms)
    return walk.event("view_progress", **look.fields)


def glance(walk: Walk) -> dict[str, Any]:
    """Look at another page for a while; return how it went, without sections."""
    active_ms = walk.path.randint(2_000, 30_000)
    walk.stay(active_ms)
    return walk.event(
        "view_progress",
        active_ms=active_ms,
        depth=round(walk.path.uniform(0.2, 0.9), 2),
        clicks=walk.path.randint(0, 3),
    )
