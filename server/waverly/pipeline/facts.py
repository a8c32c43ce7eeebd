"""Facts about products and the shop, cached in memory and read again once they are too old."""

from msgspec.structs import replace

from waverly.catalogue import Known
from waverly.clock import Clock
from waverly.pipeline.lru import Lru
from waverly.storage import Store
from waverly.storage.catalogue.known_rows import latest_known, with_offers
from waverly.storage.people.told.cart_rows import held, told_cart_for
from waverly.storage.people.told.case_rows import has_open_case
from waverly.storage.people.told.kinds import told_kinds
from waverly.storage.people.told.wish_rows import is_wished

FRESH_MS = 10_000
"""How long facts may be used before the database is asked again: a withdrawn claim goes within this."""


class Facts:
    """The facts about products and the shop, as of a moment ago."""

    def __init__(self, store: Store, clock: Clock, limit: int) -> None:
        self._store = store
        self._clock = clock
        self._tells: dict[str, tuple[int, frozenset[str]]] = {}
        self._known: Lru[tuple[str, str | None], tuple[int, Known]] = Lru(limit)

    async def of(self, site: str, identity: str | None, visitor: str) -> Known:
        """Return the facts about a product, its shop and a visitor, at most `FRESH_MS` old."""
        key = (site, identity)
        now = self._clock.now()
        entry = self._known.get(key)
        if entry is None or not 0 <= now - entry[0] <= FRESH_MS:
            entry = (now, await latest_known(self._store, site, identity, now))
            self._known.put(key, entry)
        known = await with_offers(self._store, site, entry[1], visitor, now)
        told = await self._told_kinds(site, now)
        if "carts" in told:
            cart = await told_cart_for(self._store, site, visitor, now)
            known = replace(known, held=None if cart is None else held(cart))
        if "wishes" in told and identity is not None:
            on_list = await is_wished(self._store, site, visitor, identity)
            known = replace(known, wished=on_list)
        if "events" in told:
            known = replace(known, case=await has_open_case(self._store, site, visitor, now))
        return known

    async def _told_kinds(self, site: str, now: int) -> frozenset[str]:
        """Return which kinds of records the store's backend has ever sent, as of a moment ago."""
        entry = self._tells.get(site)
        if entry is None or not 0 <= now - entry[0] <= FRESH_MS:
            entry = self._tells[site] = (now, await told_kinds(self._store, site))
        return entry[1]

    def forget(self) -> None:
        """Ask the database next time, because the store has just sent new facts."""
        self._known.clear()

    def look_for_told(self) -> None:
        """Ask the database next time which kinds a store's backend sends, because it has just sent some."""
        self._tells.clear()
