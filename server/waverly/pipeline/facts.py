"""What is known of products and the shop, in memory; looked at anew when it has grown old."""

from waverly.catalogue import Known
from waverly.clock import Clock
from waverly.pipeline.lru import Lru
from waverly.storage import Store
from waverly.storage.catalogue.known_rows import latest_known, with_offers

FRESH_MS = 10_000
"""How long facts may be used without asking the database: a withdrawn claim disappears within this."""


class Facts:
    """The facts about products and the shop, as of a moment ago."""

    def __init__(self, store: Store, clock: Clock, limit: int) -> None:
        self._store = store
        self._clock = clock
        self._known: Lru[tuple[str, str | None], tuple[int, Known]] = Lru(limit)

    async def of(self, site: str, identity: str | None, visitor: str) -> Known:
        """Return what is known of a product, its shop and a visitor's offers, at most `FRESH_MS` old."""
        key = (site, identity)
        now = self._clock.now()
        entry = self._known.get(key)
        if entry is None or not 0 <= now - entry[0] <= FRESH_MS:
            entry = (now, await latest_known(self._store, site, identity, now))
            self._known.put(key, entry)
        return await with_offers(self._store, site, entry[1], visitor, now)

    def forget(self) -> None:
        """Ask the database next time: the store has just said something new."""
        self._known.clear()
