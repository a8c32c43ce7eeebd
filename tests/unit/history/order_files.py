"""Files of orders as Shopify and WooCommerce write them, and what an import makes of them."""

from pathlib import Path

from sqlalchemy import select

from tests.support.builders import KEY
from waverly.history.imported import Imported, import_history
from waverly.history.mapping import Mapping, known_mapping
from waverly.storage import Store
from waverly.storage.tables import outcomes

HEADER = "Name,Email,Financial Status,Paid at,Currency,Total,Created at"
WOO = "Order ID,Order Date,Order Status,Billing Email,Order Total,Currency"
AT = "2026-09-21 16:13:20 +0200"


def a_line(number: str, **said: str) -> str:
    """Return an order of Ana's, as Shopify writes it."""
    at, currency, total = (
        said.get(name, usual)
        for name, usual in (("at", AT), ("currency", "EUR"), ("total", "90.00"))
    )
    return f"{number},ana@example.com,paid,{at},{currency},{total},{at}"


async def imported(
    store: Store,
    folder: Path,
    *lines: str,
    header: str = HEADER,
    tool: str = "shopify",
    mapping: Mapping | None = None,
) -> Imported:
    file = folder / "orders.csv"
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    by = mapping or known_mapping(tool)
    return await import_history(store, KEY, file, by, folder / "imports", lambda stage, done: None)


async def orders(store: Store) -> dict[str, tuple[float | None, str | None]]:
    """Return the value and the currency of every order that is kept."""
    statement = select(outcomes).where(outcomes.c.kind == "purchased").order_by(outcomes.c.key)
    async with store.read() as connection:
        rows = (await connection.execute(statement)).all()
    return {row.key: (row.value, row.currency) for row in rows}


def a_shop_line(number: int, status: str, address: str = "ana@example.com") -> str:
    return f"{number},2026-09-21 14:13:20,{status},{address},90.00,EUR"
