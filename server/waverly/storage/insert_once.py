"""An insert that passes over rows that are there already, in the dialect of the database at hand."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_once(connection: AsyncConnection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """Return an INSERT into `table` that does nothing for a row whose key is taken."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()
