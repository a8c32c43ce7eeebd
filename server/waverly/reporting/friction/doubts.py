"""The doubt catalogue: for each product, what hesitation is about and what would end it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from waverly.campaigns import CAUSES
from waverly.scoring.causes import SEARCH_CAUSES
from waverly.storage.visit_rows import Visit

MIN_HESITANT = 10
"""Hesitant visits before shares mean anything: below it one person's afternoon is a trend."""

CLEAR_LEAD = 0.3
"""Below three in ten the commonest cause is one of many, and mending it would disappoint."""

FIXES: dict[str, str] = {
    "fit": "Say how it fits, with measurements, in the specification beside the size choice.",
    "price": "Say what the price includes, and show what it is compared with.",
    "trust": "Put returns and guarantee in one sentence beside the add-to-cart button.",
    "shipping": "State cost and day of delivery on the page, before the checkout.",
    "choice": "Add a short comparison with its two nearest alternatives.",
    "information": "Say in the first paragraph of the description what it is, and for whom.",
    "payment": "Show the means of payment on the page and in the cart.",
    "timing": "Offer to keep it: a wish list or a reminder.",
}
"""What a page can do about each cause, so that no overlay is needed."""


class Doubt(Struct, frozen=True, kw_only=True):
    """One cause of hesitation about a product; `share` is of its hesitant visits."""

    cause: str
    visits: int
    share: float
    fix: str


class ProductDoubts(Struct, frozen=True, kw_only=True):
    """One product. `orders_lost` compares hesitant with other visits: an estimate, not an experiment."""

    product: str
    name: str | None
    visits: int
    hesitant: int
    orders_lost: float | None
    doubts: tuple[Doubt, ...]
    searches: dict[str, int]
    sentence: str


class _Seen(Struct, kw_only=True):
    name: str | None = None
    visits: int = 0
    hesitant: int = 0
    bought_calm: int = 0
    bought_hesitant: int = 0
    causes: Counter[str] = Counter()
    searches: Counter[str] = Counter()


def doubts_of(visits: Iterable[Visit]) -> tuple[ProductDoubts, ...]:
    """Return every product with a hesitant visit, the one with most orders lost first."""
    products: dict[str, _Seen] = defaultdict(_new)
    for visit in visits:
        for product, causes in _causes(visit).items():
            _count(products[product], visit, product, causes)
        for search in visit.doubts:
            if search.product is not None:
                products[search.product].searches[search.topic] += 1
    found = [_told(product, seen) for product, seen in products.items() if seen.hesitant]
    return tuple(sorted(found, key=lambda each: (-(each.orders_lost or 0.0), -each.hesitant)))


def _new() -> _Seen:
    return _Seen(causes=Counter(), searches=Counter())


def _causes(visit: Visit) -> dict[str, set[str]]:
    """Return the products seen in a visit with the causes of hesitation at each."""
    found: dict[str, set[str]] = {
        view.product: set() for view in visit.views if view.product is not None
    }
    for seen in visit.decisions:
        if 0 <= seen.view < len(visit.views):
            product = visit.views[seen.view].product
            if product is not None and seen.cause is not None:
                found[product].add(seen.cause)
    for search in visit.doubts:
        cause = SEARCH_CAUSES.get(search.topic)
        if search.product in found and cause is not None:
            found[search.product].add(cause)
    return found


def _count(seen: _Seen, visit: Visit, product: str, causes: set[str]) -> None:
    names = (view.name for view in visit.views if view.product == product and view.name)
    seen.name = next(names, seen.name)
    seen.visits += 1
    bought = bool(visit.orders)
    if causes:
        seen.hesitant += 1
        seen.bought_hesitant += bought
        seen.causes.update(causes)
    else:
        seen.bought_calm += bought


def _told(product: str, seen: _Seen) -> ProductDoubts:
    doubts = [
        Doubt(
            cause=cause,
            visits=seen.causes[cause],
            share=seen.causes[cause] / seen.hesitant,
            fix=_fix(cause, seen),
        )
        for cause in sorted(CAUSES, key=lambda each: -seen.causes[each])
        if seen.causes[cause]
    ]
    lost = _orders_lost(seen)
    return ProductDoubts(
        product=product,
        name=seen.name,
        visits=seen.visits,
        hesitant=seen.hesitant,
        orders_lost=lost,
        doubts=tuple(doubts),
        searches=dict(seen.searches.most_common()),
        sentence=_sentence(seen, doubts),
    )


def _fix(cause: str, seen: _Seen) -> str:
    if cause == "information" and seen.searches:
        ((topic, _),) = seen.searches.most_common(1)
        return f"Answer what is searched most, {topic}, in the first paragraph of the description."
    return FIXES.get(cause, "")


def _orders_lost(seen: _Seen) -> float | None:
    """Return how many orders more there were, did hesitant visits buy as often as the others.

    None with fewer than `MIN_HESITANT` visits of either kind. Hesitant people differ in more than
    their hesitation: it is what could be won at most.
    """
    calm = seen.visits - seen.hesitant
    if min(calm, seen.hesitant) < MIN_HESITANT:
        return None
    rate = seen.bought_calm / calm
    return max(0.0, rate * seen.hesitant - seen.bought_hesitant)


def _sentence(seen: _Seen, doubts: list[Doubt]) -> str:
    if not doubts:
        return "No cause was found."
    if seen.hesitant < MIN_HESITANT:
        return f"{seen.hesitant} hesitant visits are too few to say what it is about."
    first = doubts[0]
    is_tie = len(doubts) > 1 and doubts[1].visits == first.visits
    if is_tie or first.share < CLEAR_LEAD:
        return "No single reason stands out."
    return f"{first.share:.0%} of hesitation is about {first.cause}. {first.fix}"
