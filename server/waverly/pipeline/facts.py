"""Product facts in memory; looked at anew when they have grown old."""

from waverly.catalogue import ProductFacts
from waverly.clock import Clock
from waverly.pipeline.lru import Lru
from waverly.storage import Store
from waverly.storage.product_rows import product

FRESH_MS = 10_000
"""How long facts may be used without asking the database: a withdrawn claim disappears within this."""


class Facts:
    """The facts about products, as of a moment ago."""

    def __init__(self, store: Store, clock: Clock, limit: int) -> None:
        self._store = store
        self._clock = clock
        self._known: Lru[tuple[str, str], tuple[int, ProductFacts | None]] = Lru(limit)

    async def of(self, site: str, identity: str) -> ProductFacts | None:
        """Return what is known of a product, at most `FRESH_MS` old, or None."""
        key = (site, identity)
        now = self._clock.now()
        known = self._known.get(key)
        if known is not None and 0 <= now - known[0] <= FRESH_MS:
            return known[1]
        facts = await product(self._store, site, identity)
        self._known.put(key, (now, facts))
        return facts

    def forget(self, site: str, identity: str) -> None:
        """Ask the database next time."""
        self._known.forget((site, identity))
