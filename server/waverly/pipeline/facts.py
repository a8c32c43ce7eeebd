"""What is known of products and the shop, in memory; looked at anew when it has grown old."""

from msgspec.structs import replace

from waverly.catalogue import Known
from waverly.clock import Clock
from waverly.pipeline.lru import Lru
from waverly.storage import Store
from waverly.storage.catalogue.known_rows import latest_known, with_offers
from waverly.storage.people.told_cart_rows import has_told_carts, held, told_cart_for

FRESH_MS = 10_000
"""How long facts may be used without asking the database: a withdrawn claim disappears within this."""


class Facts:
    """The facts about products and the shop, as of a moment ago."""

    def __init__(self, store: Store, clock: Clock, limit: int) -> None:
        self._store = store
        self._clock = clock
        self._tells: dict[str, tuple[int, bool]] = {}
        self._known: Lru[tuple[str, str | None], tuple[int, Known]] = Lru(limit)

    async def of(self, site: str, identity: str | None, visitor: str) -> Known:
        """Return what is known of a product and its shop, at most `FRESH_MS` old, and of a visitor's own."""
        key = (site, identity)
        now = self._clock.now()
        entry = self._known.get(key)
        if entry is None or not 0 <= now - entry[0] <= FRESH_MS:
            entry = (now, await latest_known(self._store, site, identity, now))
            self._known.put(key, entry)
        known = await with_offers(self._store, site, entry[1], visitor, now)
        if not await self._tells_carts(site, now):
            return known
        told = await told_cart_for(self._store, site, visitor, now)
        return known if told is None else replace(known, held=held(told))

    async def _tells_carts(self, site: str, now: int) -> bool:
        """Return whether the store's backend tells of carts, as of a moment ago."""
        entry = self._tells.get(site)
        if entry is None or not 0 <= now - entry[0] <= FRESH_MS:
            entry = self._tells[site] = (now, await has_told_carts(self._store, site))
        return entry[1]

    def forget(self) -> None:
        """Ask the database next time: the store has just said something new."""
        self._known.clear()

    def look_for_carts(self) -> None:
        """Ask the database next time whether a store's backend tells of carts: one has just done so."""
        self._tells.clear()
