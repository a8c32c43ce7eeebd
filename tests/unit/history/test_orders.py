"""Orders of the past: none is lost, and none counts twice, however many files tell of them."""

from pathlib import Path

from sqlalchemy import select

from tests.builders import KEY
from waverly.history.imported import Imported, import_history
from waverly.history.mapping import known_mapping
from waverly.storage import Store
from waverly.storage.tables import outcomes

HEADER = "Name,Email,Financial Status,Paid at,Currency,Total,Created at"
AT = "2026-09-21 16:13:20 +0200"


def a_line(number: str, **said: str) -> str:
    """Return an order of Ana's, as Shopify writes it."""
    at, currency, total = (
        said.get(name, usual)
        for name, usual in (("at", AT), ("currency", "EUR"), ("total", "90.00"))
    )
    return f"{number},ana@example.com,paid,{at},{currency},{total},{at}"


async def imported(
    store: Store, folder: Path, *lines: str, header: str = HEADER, tool: str = "shopify"
) -> Imported:
    file = folder / "orders.csv"
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return await import_history(
        store, KEY, file, known_mapping(tool), folder / "imports", lambda stage, done: None
    )


async def orders(store: Store) -> dict[str, tuple[float | None, str | None]]:
    """Return the value and the currency of every order that is kept."""
    statement = select(outcomes).where(outcomes.c.kind == "purchased").order_by(outcomes.c.key)
    async with store.read() as connection:
        rows = (await connection.execute(statement)).all()
    return {row.key: (row.value, row.currency) for row in rows}


async def test_two_orders_of_one_second_are_kept_from_two_files(
    store: Store, tmp_path: Path
) -> None:
    await imported(store, tmp_path, a_line("#3001"))
    report = await imported(store, tmp_path, a_line("#3002"))
    assert (report.events, report.sessions, report.orders) == (1, 1, 1)
    assert (report.known_events, report.known, report.known_orders) == (0, 0, 0)
    assert set(await orders(store)) == {"#3001", "#3002"}


async def test_an_order_in_a_session_known_otherwise_is_kept(store: Store, tmp_path: Path) -> None:
    later = [f"2026-09-21 16:{minute}:20 +0200" for minute in (23, 33)]
    await imported(store, tmp_path, a_line("#3001"), a_line("#3003", at=later[1]))
    report = await imported(store, tmp_path, a_line("#3001"), a_line("#3002", at=later[0]))
    assert (report.events, report.sessions, report.orders) == (1, 1, 1)
    assert (report.known_events, report.known, report.known_orders) == (1, 1, 1)
    assert set(await orders(store)) == {"#3001", "#3002", "#3003"}


async def test_an_order_kept_beside_its_session_counts_once(store: Store, tmp_path: Path) -> None:
    await imported(store, tmp_path, a_line("#3001"))
    await imported(store, tmp_path, a_line("#3002"))
    again = await imported(store, tmp_path, a_line("#3002"), a_line("#3001"), a_line("#3004"))
    assert (again.orders, again.known_orders) == (1, 2)
    assert set(await orders(store)) == {"#3001", "#3002", "#3004"}
