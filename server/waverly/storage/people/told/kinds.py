"""Which sorts of records a store's backend reports at all: if none, no visitor's need be looked up."""

from sqlalchemy import Select, Table, literal, select, union_all

from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.whose import SITE
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.store import Store


def _is_told(name: str, table: Table) -> Select[str]:
    return select(literal(name).label("name")).where(
        select(table.c.key).where(table.c.site == SITE).exists()
    )


_TABLES = {"events": told_events, "carts": told_carts, "wishes": told_wishes}
_KINDS = PreparedQuery(union_all(*(_is_told(*each) for each in _TABLES.items())), "site")


async def told_kinds(store: Store, site: str) -> frozenset[str]:
    """Return which of `events`, `carts` and `wishes` a store's backend has told anything of."""
    return frozenset([name for (name,) in await store.ask(_KINDS, site=site)])
