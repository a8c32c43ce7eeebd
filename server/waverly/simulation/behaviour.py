"""What a simulated shopper does in a visit: a dialogue of batches sent and answers received.

They arrive on the first page, a category or a product, look, perhaps waver, and go on to the cart and the
checkout or leave, from every kind of page. Whether they buy depends only on the true log odds; their path is
drawn separately, so that it does not reveal whether they will buy.
"""

import math
from collections.abc import Generator, Mapping, Sequence

from waverly.campaigns import Campaign
from waverly.simulation import pages
from waverly.simulation.shopper import SimulatedVisit
from waverly.simulation.signs import (
    Sign,
    ViewSummary,
    ask,
    draw_look,
    draw_sign,
    glance,
    look_at,
    moment,
)
from waverly.simulation.walk import Dialogue, ShopItem, Steps, Story, Walk, WalkStep
from waverly.simulation.world import World, relevance
from waverly.wire import Answer, Decision

ENTRIES = {"home": 0.25, "listing": 0.60, "product": 0.15}
"""Where those who do not waver come in."""

EXITS = {"entry": 0.30, "listing": 0.15, "product": 0.40, "cart": 0.09, "checkout": 0.06}
"""From where those leave who neither waver nor buy: shops lose about a third on the first page."""

ANOTHER = 0.35
"""How likely those who do not waver are to open one more product of the category."""

EXPOSED_AFTER_MS = 1_000
"""An overlay counts as seen when it has been in view for a second."""

EXITS_AFTER_WAVERING = {"product": 0.82, "cart": 0.12, "checkout": 0.06}
"""From where those leave who wavered on a product's page and do not buy."""


def behave(
    visit: SimulatedVisit,
    world: World,
    items: Sequence[ShopItem],
    campaigns: Mapping[str, Campaign],
) -> Dialogue:
    """Yield each batch of a visit and take its answer; return how it went."""
    walk = Walk(visit)
    story = Story()
    item = walk.rng.choice(items)
    walk.others = [each for each in items if each.category == item.category and each != item]
    log_odds = visit.log_odds
    if visit.wavers:
        yield pages.listing(walk, item)
        log_odds += yield from _waver(walk, world, item, campaigns, story)
    buys = walk.rng.random() < _logistic(log_odds)
    if buys:
        yield from _buy(walk, item, story)
    elif visit.wavers:
        yield from _go_to(walk, item, _way(walk, EXITS_AFTER_WAVERING))
    else:
        yield from _go_to(walk, item, _way(walk, EXITS))
    if not buys:
        yield from _leave(walk)
    story.left_from = walk.page_type
    return story


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _way(walk: Walk, shares: Mapping[str, float]) -> str:
    return walk.path.choices(list(shares), list(shares.values()))[0]


def _waver(
    walk: Walk,
    world: World,
    item: ShopItem,
    campaigns: Mapping[str, Campaign],
    story: Story,
) -> Generator[WalkStep, Answer, float]:
    """Look at a product and waver, some in the checkout; return what help did to the log odds."""
    walk.wait(8, 40)
    yield pages.product(walk, item)
    effect = 0.0
    for _ in range(1 + (walk.rng.random() < 0.35)):
        walk.wait(12, 50)
        sign, look = draw_sign(walk), draw_look(walk)
        if walk.page_type == "checkout" and not sign.is_at_checkout:
            return effect  # nobody goes back from here to look at the product
        answer = yield from _show_sign(walk, item, sign, look)
        story.asked += 1
        if answer.decision is not None:
            effect += yield from _meet(walk, world, answer.decision, campaigns, story)
    return effect


def _show_sign(
    walk: Walk, item: ShopItem, sign: Sign, look: ViewSummary
) -> Generator[WalkStep, Answer, Answer]:
    """Send the moment from the page it belongs to; return the answer."""
    if not sign.is_at_checkout:
        walk.stay(look.lasts_ms)
        walk.take(sign.lasts_ms)
        felt = moment(walk, sign, item)
        seen = look_at(walk, look)
        return (yield walk.step([seen, felt], ask=ask(walk, felt["seq"])))
    if walk.page_type == "product":
        yield walk.step([look_at(walk, look)])
        yield from _go_to(walk, item, "checkout")
    walk.take(sign.lasts_ms)
    felt = moment(walk, sign, item)
    return (yield walk.step([felt], ask=ask(walk, felt["seq"])))


def _meet(
    walk: Walk,
    world: World,
    decision: Decision,
    campaigns: Mapping[str, Campaign],
    story: Story,
) -> Generator[WalkStep, Answer, float]:
    """See an overlay, use it or close it; return what it did to the log odds.

    All on the page that asked: the answer arrives, then the overlay is shown, then it counts as seen.
    """
    story.displayed = decision.campaign
    fits = relevance(world, campaigns[decision.campaign], walk.visit.cause)
    walk.wait(1.2, 4)
    shown_at = walk.at - EXPOSED_AFTER_MS
    events = [walk.event("overlay_exposed", decision=decision.id)]
    walk.wait(1, 12)
    if walk.rng.random() < 0.12 + 0.45 * fits:
        events.append(walk.event("overlay_engaged", decision=decision.id, element="action_1"))
    elif walk.rng.random() < 0.25 + 0.4 * (1 - fits):
        story.dismissed = True
        shown_ms = walk.at - shown_at
        events.append(
            walk.event("overlay_dismissed", decision=decision.id, how="close", shown_ms=shown_ms)
        )
    yield walk.step(events)
    return world.help * fits + world.annoyance * (1 - fits) * walk.visit.annoyability


def _go_to(walk: Walk, item: ShopItem, goal: str) -> Steps:
    """Go on from the current page, page by page, to a kind of page: nobody jumps into a checkout."""
    if not walk.views:
        yield from _come_in(walk, item)
    if goal == "entry":
        return
    if goal != "home" and walk.page_type == "home":
        yield from _next(walk)
        yield pages.listing(walk, item)
    if goal in ("product", "cart", "checkout") and walk.page_type == "listing":
        yield from _look_around(walk)
        yield from _next(walk)
        yield pages.product(walk, item)
    if goal in ("cart", "checkout") and walk.page_type == "product":
        walk.go_on(5, 30)
        yield pages.put_into_cart(walk, item)
        walk.go_on(2, 10)
        yield pages.cart(walk, item)
    if goal == "checkout" and walk.page_type == "cart":
        yield from _next(walk)
        yield from pages.checkout(walk, item, _way(walk, dict.fromkeys(pages.CHECKOUT[:3], 1.0)))


def _come_in(walk: Walk, item: ShopItem) -> Steps:
    match _way(walk, ENTRIES):
        case "home":
            yield pages.home(walk)
        case "listing":
            yield pages.listing(walk, item)
        case _:
            yield pages.product(walk, item)


def _look_around(walk: Walk) -> Steps:
    """Open some other products of the category first, each by way of the listing."""
    while walk.others and walk.path.random() < ANOTHER:
        other = walk.path.choice(walk.others)
        yield from _next(walk)
        yield pages.product(walk, other)
        yield from _next(walk)
        yield pages.listing(walk, other)


def _next(walk: Walk) -> Steps:
    """Look at the page for a while and go on; the script reports how it went when it is left."""
    walk.go_on(5, 45)
    yield walk.step([_how_it_went(walk)])


def _buy(walk: Walk, item: ShopItem, story: Story) -> Steps:
    yield from _go_to(walk, item, "checkout")
    walk.go_on(30, 150)
    yield from pages.checkout(walk, item, pages.CHECKOUT[-1])
    yield pages.confirmation(walk, item)
    story.bought = True
    story.value = pages.value_of(walk, item)


def _leave(walk: Walk) -> Steps:
    walk.go_on(3, 40)
    yield walk.step([_how_it_went(walk)])


def _how_it_went(walk: Walk) -> dict[str, object]:
    if walk.page_type == "product":
        return look_at(walk, draw_look(walk))
    return glance(walk)
