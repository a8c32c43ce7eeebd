"""What a store's backend tells of at all: most tell nothing, and no visitor's need be looked for then."""

from sqlalchemy import Select, Table, literal, select, union_all

from waverly.storage.asking import Question
from waverly.storage.people.told_cart_tables import told_carts
from waverly.storage.people.told_of import SITE
from waverly.storage.people.told_wish_tables import told_wishes
from waverly.storage.store import Store


def _is_told(name: str, table: Table) -> Select[tuple[str]]:
    return select(literal(name).label("name")).where(
        select(table.c.key).where(table.c.site == SITE).exists()
    )


_KINDS = Question(union_all(_is_told("carts", told_carts), _is_told("wishes", told_wishes)), "site")


async def told_kinds(store: Store, site: str) -> frozenset[str]:
    """Return which of `carts` and `wishes` a store's backend has told anything of."""
    return frozenset([name for (name,) in await store.ask(_KINDS, site=site)])
