"""What product suggestions are made from, in memory: the word index and products viewed together.

Made only for stores with a campaign that lists found products, and renewed from time to time; no request
waits for that.
"""

import asyncio
from collections.abc import Iterable

from msgspec import Struct

from waverly.campaigns.lists import lists_found
from waverly.catalogue import HeldCart
from waverly.catalogue.claims.grounds import is_sold_out
from waverly.catalogue.finding import MOST, Found, Index, fused
from waverly.catalogue.freshness import LIMIT_HOURS
from waverly.clock import HOUR_MS, MINUTE_MS, Clock
from waverly.deciding import Policy
from waverly.sessions import SessionState
from waverly.storage import Store
from waverly.storage.catalogue.co_view_rows import co_views_of
from waverly.storage.catalogue.product_rows import Stated, all_products

FRESH_MS = 10 * MINUTE_MS
"""How long an index may be used before the catalogue is read again."""

MOST_INDEXED = 50_000
"""At most this many products are indexed: a list of four is not worth some hundred megabytes."""

_WIDE = 3 * MOST
"""How many each of the two searches returns before they are merged."""


class SuggestionIndex(Struct, frozen=True, kw_only=True):
    """What one store can suggest now: pages by product, the word index, and products viewed together."""

    made_at: int
    pages: dict[str, tuple[str, str]]
    index: Index
    neighbours: dict[str, tuple[str, ...]]

    def found(
        self, query: str, product: str | None, hidden: Iterable[str] = ()
    ) -> tuple[Found, ...]:
        """Return the products found for a query and a product in view, best first, without those in `hidden`.

        Without a product in view, the neighbours are those of what matches the query best.
        """
        away = {product, *hidden}
        by_search = [each for each in self.index.search(query, _WIDE) if each not in away]
        start = product if product is not None else next(iter(by_search), None)
        neighbours = self.neighbours.get(start, ()) if start is not None else ()
        by_co_view = [each for each in neighbours if each not in away and each in self.pages]
        return tuple(
            Found(id=identity, name=self.pages[identity][0], url=self.pages[identity][1], by=by)
            for identity, by in fused(by_search, by_co_view)
        )


class SuggestionIndexes:
    """The indexes of all stores that need one."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._indexes: dict[str, SuggestionIndex] = {}

    async def refresh(self, policies: dict[str, Policy]) -> None:
        """Make the indexes that are needed and missing or old; forget those no longer needed."""
        wanted = {site for site, policy in policies.items() if lists_found(policy.campaigns)}
        for site in set(self._indexes) - wanted:
            del self._indexes[site]
        now = self._clock.now()
        for site in wanted:
            known = self._indexes.get(site)
            if known is None or not 0 <= now - known.made_at < FRESH_MS:
                self._indexes[site] = await suggestion_index_of(self._store, site, now)

    def has(self, site: str) -> bool:
        """Return whether a store has an index."""
        return site in self._indexes

    def found(
        self, site: str, state: SessionState, product: str | None, held: HeldCart | None = None
    ) -> tuple[Found, ...]:
        """Return the suggestions for a session, leaving out what is in the cart or was bought.

        The cart is the page's, or else the one the store's backend holds.
        """
        cart = state.page.cart or (None if held is None else held.cart)
        taken = (*state.bought, *(() if cart is None else cart.products))
        return self._indexes[site].found(state.query, product, taken)[: 2 * MOST]


async def suggestion_index_of(store: Store, site: str, at: int) -> SuggestionIndex:
    """Make the index of a store's catalogue and of the products viewed together."""
    stated = await all_products(store, site)
    able = [each for each in stated.values() if _can_be_had(each, at)][:MOST_INDEXED]
    return SuggestionIndex(
        made_at=at,
        pages={each.facts.id: (each.facts.name, each.facts.url or "") for each in able},
        index=await asyncio.to_thread(Index, [each.facts for each in able]),
        neighbours=await co_views_of(store, site),
    )


def _can_be_had(stated: Stated, at: int) -> bool:
    """Return whether a product has a page and is available, according to recent facts."""
    facts = stated.facts
    is_known_now = at - stated.confirmed_at <= LIMIT_HOURS["availability"] * HOUR_MS
    return facts.url is not None and is_known_now and not is_sold_out(facts, None)
