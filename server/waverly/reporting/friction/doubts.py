"""The doubt catalogue: for each product, what hesitation is about and what would end it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import isclose
from types import MappingProxyType

from msgspec import Struct

from waverly.campaigns import CAUSES
from waverly.reporting.figures import whole_percents
from waverly.scoring.causes import SEARCH_CAUSES
from waverly.storage.measured.visit_rows import Visit

MIN_HESITANT = 10
"""Hesitant visits before shares mean anything: below it one person's afternoon is a trend."""

MIN_WIDESPREAD = 3
"""Products of which most have the same doubt before it is said of the shop: of two, both may by chance."""

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


class ProductDoubt(Struct, frozen=True, kw_only=True):
    """One cause of hesitation about a product, and how many hesitant visits showed it.

    A visit that showed several counts in equal parts to each, so that shares make up the whole.
    """

    cause: str
    visits: int
    share: float
    fix: str


class ProductDoubts(Struct, frozen=True, kw_only=True):
    """One product. `orders_lost` compares hesitant with other visits: an estimate, not an experiment.

    `leading` is the first of its doubts where that one stands out, else None.
    """

    product: str
    name: str | None
    visits: int
    hesitant: int
    orders_lost: float | None
    doubts: tuple[ProductDoubt, ...]
    leading: ProductDoubt | None
    searches: dict[str, int]
    sentence: str


class Mend(Struct, frozen=True, kw_only=True):
    """One thing to do about a cause, and the products it stands out at, those with most to gain first.

    `judged` is at how many products a cause could stand out; `is_widespread` when this one does at most.
    """

    cause: str
    fix: str
    products: tuple[str, ...]
    judged: int

    @property
    def is_widespread(self) -> bool:
        """Return whether it is about the shop's product pages as such rather than about some of them."""
        return len(self.products) >= MIN_WIDESPREAD and 2 * len(self.products) > self.judged


class _Seen(Struct, kw_only=True):
    name: str | None = None
    visits: int = 0
    hesitant: int = 0
    bought_calm: int = 0
    bought_hesitant: int = 0
    causes: Counter[str] = Counter()
    shares: dict[str, float] = {}
    searches: Counter[str] = Counter()


def doubts_of(
    visits: Iterable[Visit], names: Mapping[str, str] = MappingProxyType({})
) -> tuple[ProductDoubts, ...]:
    """Return every product with a hesitant visit, the one with most orders lost first.

    `names` are the products' names by id, for those that no page called by name.
    """
    products: dict[str, _Seen] = defaultdict(_new)
    for visit in visits:
        for product, causes in _causes(visit).items():
            _count(products[product], visit, product, causes)
        for search in visit.doubts:
            if search.product is not None:
                products[search.product].searches[search.topic] += 1
    found = [
        _doubts_about(product, seen, names.get(product))
        for product, seen in products.items()
        if seen.hesitant
    ]
    return tuple(sorted(found, key=lambda each: (-(each.orders_lost or 0.0), -each.hesitant)))


def _new() -> _Seen:
    return _Seen(causes=Counter(), shares={}, searches=Counter())


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
        for cause in causes:
            seen.shares[cause] = seen.shares.get(cause, 0.0) + 1 / len(causes)
    else:
        seen.bought_calm += bought


def _doubts_about(product: str, seen: _Seen, name: str | None) -> ProductDoubts:
    doubts = [
        ProductDoubt(
            cause=cause,
            visits=seen.causes[cause],
            share=seen.shares[cause] / seen.hesitant,
            fix=_fix(cause, seen),
        )
        for cause in sorted(CAUSES, key=lambda each: -seen.shares.get(each, 0.0))
        if seen.causes[cause]
    ]
    lost = _orders_lost(seen)
    return ProductDoubts(
        product=product,
        name=seen.name or name,
        visits=seen.visits,
        hesitant=seen.hesitant,
        orders_lost=lost,
        doubts=tuple(doubts),
        leading=_leading(seen, doubts),
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


def _leading(seen: _Seen, doubts: Sequence[ProductDoubt]) -> ProductDoubt | None:
    if not doubts or seen.hesitant < MIN_HESITANT:
        return None
    first = doubts[0]
    is_tie = len(doubts) > 1 and isclose(doubts[1].share, first.share)
    percent = whole_percents([each.share for each in doubts])[0]  # as it is told beside the others
    return None if is_tie or percent < 100 * CLEAR_LEAD else first


def _sentence(seen: _Seen, doubts: Sequence[ProductDoubt]) -> str:
    if not doubts:
        return "No cause was found."
    if seen.hesitant < MIN_HESITANT:
        return f"{seen.hesitant} hesitant visits are too few to say what it is about."
    first = _leading(seen, doubts)
    if first is None:
        return "No single reason stands out."
    percent = whole_percents([each.share for each in doubts])[0]
    return f"{percent}% of hesitation is about {first.cause}. {first.fix}"


def mends_of(found: Iterable[ProductDoubts]) -> tuple[Mend, ...]:
    """Return what would end the doubts that stand out, each mend once, that of most products first."""
    by_mend: dict[tuple[str, str], list[str]] = {}
    judged = 0
    for each in found:
        judged += each.hesitant >= MIN_HESITANT
        if each.leading is not None:
            key = (each.leading.cause, each.leading.fix)
            by_mend.setdefault(key, []).append(each.name or each.product)
    return tuple(
        Mend(cause=cause, fix=fix, products=tuple(products), judged=judged)
        for (cause, fix), products in sorted(by_mend.items(), key=lambda pair: -len(pair[1]))
    )
