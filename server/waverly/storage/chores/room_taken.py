"""How much room the database takes."""

from sqlalchemy import text

from waverly.storage.engine import sqlite_file
from waverly.storage.store import Store


async def database_bytes(store: Store) -> int:
    """Return the size of the database: of SQLite's file and its log, or what PostgreSQL says of its own."""
    file = sqlite_file(store.url)
    if file is not None:
        parts = (file, file.with_name(file.name + "-wal"))
        return sum(part.stat().st_size for part in parts if part.exists())
    async with store.read() as connection:
        size = await connection.execute(text("SELECT pg_database_size(current_database())"))
        return int(size.scalar_one())
