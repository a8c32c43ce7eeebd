"""What a simulated shopper does in a visit: a dialogue of batches sent and answers received."""

import math
import random
from collections.abc import Generator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.simulation.shopper import Visit
from waverly.simulation.world import SIGNS, World, relevance
from waverly.wire import Answer, Decision

CURRENCY = "EUR"


class Item(Struct, frozen=True, kw_only=True):
    """A product a simulated shopper may look at."""

    id: str
    name: str
    price: float
    category: str = "shoes"


class Step(Struct, frozen=True, kw_only=True):
    """One batch: what to send and when (milliseconds)."""

    at: int
    view: str
    events: list[dict[str, Any]]
    page: dict[str, Any] | None = None
    ask: dict[str, Any] | None = None


class Story(Struct, kw_only=True):
    """How a visit went, for the record of what was really so."""

    bought: bool = False
    value: float = 0.0
    displayed: str | None = None
    dismissed: bool = False
    asked: int = 0


class _Walk:
    """Keeps the time, the view and the event numbers of one visit."""

    def __init__(self, visit: Visit) -> None:
        self.rng = random.Random(visit.seed)  # noqa: S311  # synthetic shoppers, not secrets
        self.visit = visit
        self.at = visit.at
        self.view = ""
        self.seq = 0
        self.views = 0

    def wait(self, low_s: float, high_s: float) -> None:
        self.at += int(self.rng.uniform(low_s, high_s) * 1000)

    def open(self, type_: str, path: str, **more: Any) -> dict[str, Any]:
        self.views += 1
        self.view = f"{self.visit.session}-{self.views}"
        self.seq = 0
        is_touch = self.visit.device == "mobile"
        return {
            "type": type_,
            "path": path,
            "device": self.visit.device,
            "width": 390 if is_touch else 1440,
            "height": 760 if is_touch else 860,
            "locale": "en",
            "referrer": self.visit.referrer if self.views == 1 else "internal",
            "source": "jsonld",
            **more,
        }

    def event(self, kind: str, **fields: Any) -> dict[str, Any]:
        self.seq += 1
        return {"kind": kind, "seq": self.seq, "at": self.at, **fields}

    def step(
        self,
        events: list[dict[str, Any]],
        page: dict[str, Any] | None = None,
        ask: dict[str, Any] | None = None,
    ) -> Step:
        return Step(at=self.at, view=self.view, events=events, page=page, ask=ask)


Dialogue = Generator[Step, Answer, Story]


def behave(
    visit: Visit, world: World, items: Sequence[Item], campaigns: Mapping[str, Campaign]
) -> Dialogue:
    """Yield each batch of a visit and take its answer; return how it went."""
    walk = _Walk(visit)
    story = Story()
    item = walk.rng.choice(items)
    listing = walk.open("listing", f"/c/{item.category}")
    yield walk.step([walk.event("viewed_listing", listing=item.category)], listing)
    log_odds = visit.log_odds
    log_odds += yield from _look(walk, world, item, campaigns, story)
    if walk.rng.random() < _logistic(log_odds):
        yield from _buy(walk, item, story)
    else:
        yield from _leave(walk)
    return story


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _look(
    walk: _Walk,
    world: World,
    item: Item,
    campaigns: Mapping[str, Campaign],
    story: Story,
) -> Generator[Step, Answer, float]:
    """Look at a product, perhaps waver; return what it did to the log odds."""
    walk.wait(8, 40)
    page = walk.open("product", f"/p/{item.id}", product=_product(item))
    seen = walk.event("viewed_product", product=item.id, price=item.price, currency=CURRENCY)
    if not walk.visit.wavers:
        walk.wait(10, 60)
        yield walk.step([seen, _progress(walk)], page)
        return 0.0
    yield walk.step([seen], page)
    effect = 0.0
    for _ in range(1 + (walk.rng.random() < 0.35)):
        walk.wait(12, 50)
        moment = _moment(walk, item)
        answer = yield walk.step([_progress(walk), moment], ask=_ask(walk, moment))
        story.asked += 1
        if answer.decision is not None:
            effect += yield from _meet(walk, world, answer.decision, campaigns, story)
    return effect


def _meet(
    walk: _Walk,
    world: World,
    decision: Decision,
    campaigns: Mapping[str, Campaign],
    story: Story,
) -> Generator[Step, Answer, float]:
    """See an overlay, use it or close it; return what it did to the log odds."""
    story.displayed = decision.campaign
    fits = relevance(world, campaigns[decision.campaign], walk.visit.cause)
    walk.wait(1.2, 4)
    events = [walk.event("overlay_exposed", decision=decision.id)]
    walk.wait(1, 12)
    if walk.rng.random() < 0.12 + 0.45 * fits:
        events.append(walk.event("overlay_engaged", decision=decision.id, element="action-1"))
    elif walk.rng.random() < 0.25 + 0.4 * (1 - fits):
        story.dismissed = True
        events.append(
            walk.event("overlay_dismissed", decision=decision.id, how="close", shown_ms=4000)
        )
    yield walk.step(events)
    return world.help * fits + world.annoyance * (1 - fits) * walk.visit.annoyability


def _buy(walk: _Walk, item: Item, story: Story) -> Generator[Step, Answer, None]:
    walk.wait(5, 30)
    quantity = 1 + (walk.rng.random() < 0.12)
    value = round(item.price * quantity, 2)
    added = walk.event(
        "add_to_cart", product=item.id, quantity=quantity, price=item.price, currency=CURRENCY
    )
    yield walk.step([added])
    walk.wait(10, 90)
    page = walk.open("checkout", "/checkout/contact", step="contact")
    started = walk.event("checkout_started", value=value, currency=CURRENCY)
    yield walk.step([started, walk.event("checkout_step", step="contact")], page)
    walk.wait(30, 150)
    page = walk.open("confirmation", "/order")
    line = {"product": item.id, "quantity": quantity, "price": item.price}
    order = f"o-{walk.visit.session}"
    bought = walk.event("purchased", order=order, value=value, currency=CURRENCY, lines=[line])
    yield walk.step([bought], page)
    story.bought = True
    story.value = value


def _leave(walk: _Walk) -> Generator[Step, Answer, None]:
    """Leave, some with a full cart: carts are lists, too."""
    walk.wait(3, 40)
    yield walk.step([_progress(walk)])


def _product(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "price": item.price,
        "currency": CURRENCY,
        "availability": "InStock",
        "category": item.category,
    }


def _progress(walk: _Walk) -> dict[str, Any]:
    """Return how the view went: longer and deeper for those with more interest, with much noise."""
    keen = math.exp(0.45 * walk.visit.interest)

    def dwell(typical_ms: int) -> int:
        return int(min(600_000, typical_ms * keen * walk.rng.lognormvariate(0.0, 0.6)))

    return walk.event(
        "view_progress",
        active_ms=dwell(25_000),
        depth=round(min(1.0, walk.rng.betavariate(2.0, 1.6) * (0.75 + 0.25 * keen)), 2),
        clicks=min(40, int(walk.rng.expovariate(1 / (3 * keen)))),
        hovers=walk.rng.randint(0, 5),
        sections={
            "gallery": dwell(8_000),
            "specs": dwell(4_000),
            "reviews": dwell(6_000),
            "price": dwell(9_000),
        },
    )


def _ask(walk: _Walk, moment: dict[str, Any]) -> dict[str, Any]:
    is_touch = walk.visit.device == "mobile"
    return {
        "seq": moment["seq"],
        "placements": ["corner"],
        "input": "touch" if is_touch else "mouse",
        "reduced_motion": walk.rng.random() < 0.05,
    }


def _moment(walk: _Walk, item: Item) -> dict[str, Any]:
    kinds = SIGNS[walk.visit.cause]
    kind = walk.rng.choices([kind for kind, _ in kinds], [share for _, share in kinds])[0]
    strength = round(walk.rng.uniform(0.4, 1.0), 2)
    fields = _measures(walk, kind)
    return walk.event(kind, strength=strength, product=item.id, **fields)


def _measures(walk: _Walk, kind: str) -> dict[str, Any]:
    """Return a moment's own numbers, in the range its detector reports."""
    if kind == "exit_intent":
        return {"device": "touch" if walk.visit.device == "mobile" else "desktop", "speed": 0.9}
    ranges = MEASURES.get(kind, {})
    return {name: walk.rng.randint(low, high) for name, (low, high) in ranges.items()}


MEASURES: dict[str, dict[str, tuple[int, int]]] = {
    "pause": {"still_ms": (12_000, 45_000), "expected_ms": (5_000, 12_000)},
    "scroll_loop": {"reversals": (4, 8), "travel": (4, 9)},
    "cart_button_hover": {"hover_ms": (1_500, 6_000), "visits": (1, 3)},
    "size_guide_unresolved": {"opened": (1, 2), "open_ms": (4_000, 20_000)},
    "checkout_tab_switch": {"away_ms": (4_000, 90_000), "count": (1, 3)},
    "policy_linger": {"dwell_ms": (8_000, 30_000)},
    "variant_toggle": {"changes": (4, 7)},
    "listing_pogo": {"views": (3, 6), "span_ms": (60_000, 240_000)},
    "product_revisit": {"views": (2, 4), "visits": (1, 3)},
    "checkout_stall": {"stalled_ms": (45_000, 120_000)},
}
"""The numbers each kind of moment carries, and their range."""
