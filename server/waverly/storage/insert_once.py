"""Inserts in the dialect of the database at hand, and one that passes over rows that are there already."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_into(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT into `table` that can say what becomes of a row whose key is taken."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_once(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT into `table` that does nothing for a row whose key is taken."""
    return insert_into(connection, table).on_conflict_do_nothing()
