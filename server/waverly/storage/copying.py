"""A database copied whole into an empty one of either kind: from a file to PostgreSQL, and back."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from sqlalchemy import Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.errors import StorageError
from waverly.errors.unshown import without_password
from waverly.storage.catalogue.catalogue_tables import products
from waverly.storage.catalogue.co_view_tables import co_views
from waverly.storage.measured.measured_tables import visits
from waverly.storage.people.contacts.tables import contacts
from waverly.storage.people.erased.tables import erased
from waverly.storage.people.told.cart_tables import told_carts
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.wish_tables import told_wishes
from waverly.storage.people.wishes.tables import wishes
from waverly.storage.store import Store
from waverly.storage.tables import metadata, sites

AT_ONCE = 500
"""Rows read and written at a time."""

_DECLARED = (
    products,
    co_views,
    visits,
    contacts,
    erased,
    told_carts,
    told_events,
    told_wishes,
    wishes,
)
"""One table of each module, so that all are declared."""

TABLES = tuple(dict.fromkeys((*_DECLARED, *metadata.sorted_tables)))
"""Every table there is."""

OnTable = Callable[[str, int, int], None]
"""Told which table comes next, how many are done, and of how many."""


class Copied(Struct, frozen=True, kw_only=True):
    """How many rows of a table were copied."""

    table: str
    rows: int


async def copy_into(source: Store, target: Store, on_table: OnTable) -> Sequence[Copied]:
    """Copy every row as of one instant, in one transaction: at the end all of it is there, or nothing.

    Raises StorageError when a store is in the target already, or either database does not serve.
    """
    async with source.read() as reading, target.write() as writing:
        if (await writing.execute(select(func.count()).select_from(sites))).scalar():
            raise StorageError(
                "There is a store in this database already",
                place=without_password(target.url),
                mend="Name one that is empty.",
            )
        copied = []
        for done, table in enumerate(TABLES):
            on_table(table.name, done, len(TABLES))
            copied.append(await _copy_table(table, reading, writing))
        return copied


async def _copy_table(table: Table, reading: AsyncConnection, writing: AsyncConnection) -> Copied:
    found = await reading.stream(select(table).order_by(*table.primary_key))
    count = 0
    async for rows in found.mappings().partitions(AT_ONCE):
        await writing.execute(insert(table), [dict(row) for row in rows])
        count += len(rows)
    if count and writing.dialect.name == "postgresql":
        await _count_on(table, writing)
    return Copied(table=str(table.name), rows=count)  # a plain text, for JSON


async def _count_on(table: Table, writing: AsyncConnection) -> None:
    """Let PostgreSQL number new rows after those that were copied; SQLite does so by itself."""
    column = table.autoincrement_column
    if column is None:
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    newest = select(func.max(column)).scalar_subquery()
    await writing.execute(select(func.setval(sequence, newest)))
