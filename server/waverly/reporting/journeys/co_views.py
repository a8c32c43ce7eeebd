"""Which products visitors look at in the same visit: item-to-item similarity over the store's own visits.

Cosine over visitors, as in Sarwar et al. (WWW 2001), drawn towards nothing while few visitors stand behind
it: c / √(a·b) · c / (c + 5). Counted are visitors, not visits: nobody makes a pair alone.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import sqrt

from waverly.clock import DAY_MS
from waverly.storage import Store
from waverly.storage.catalogue.co_view_rows import CoView, replace_co_views
from waverly.storage.measured.visit_rows import Visit, newest_visits

DAYS = 90
"""How far back visits are read: a season."""

LEAST_VISITORS = 5
"""Below this a pair says little, and might say something about somebody."""

SHRINK = 5
"""Visitors at which a pair counts half of what it would with many."""

KEPT = 12
"""Others kept for each product: three times what is listed, for some will be sold out."""

MOST_PRODUCTS = 50
"""Products of one visit that make pairs; who looks at more is no shopper."""


async def update_co_views(store: Store, site: str, at: int) -> int:
    """Learn anew what is looked at together; return how many products have something."""
    read = await newest_visits(store, site, at - DAYS * DAY_MS, at)
    found = await asyncio.to_thread(co_viewed, read.visits)
    await replace_co_views(store, site, found)
    return len({each.product for each in found})


def co_viewed(visits: Iterable[Visit]) -> list[CoView]:
    """Return for each product its most alike others, best first."""
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    seen: dict[str, set[str]] = defaultdict(set)
    for visit in visits:
        if visit.filtered:
            continue
        products = sorted({view.product for view in visit.views if view.product})
        for product in products:
            seen[product].add(visit.visitor)
        for pair in combinations(products[:MOST_PRODUCTS], 2):
            pairs[pair].add(visit.visitor)
    together = Counter({pair: len(who) for pair, who in pairs.items()})
    viewers = {product: len(who) for product, who in seen.items()}
    return list(_ranked(together, viewers))


def _ranked(together: Counter[tuple[str, str]], viewers: dict[str, int]) -> Iterator[CoView]:
    alike: dict[str, list[tuple[float, str, int]]] = defaultdict(list)
    for (one, other), both in together.items():
        if both < LEAST_VISITORS:
            continue
        likeness = both / sqrt(viewers[one] * viewers[other]) * both / (both + SHRINK)
        alike[one].append((-likeness, other, both))
        alike[other].append((-likeness, one, both))
    for product, others in alike.items():
        for rank, (_, other, both) in enumerate(sorted(others)[:KEPT]):
            yield CoView(product=product, rank=rank, other=other, visitors=both)
