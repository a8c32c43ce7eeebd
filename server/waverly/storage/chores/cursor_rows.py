"""How far each reader of the journal has come."""

from sqlalchemy import select, update

from waverly.storage.insert_once import insert_once
from waverly.storage.store import Store
from waverly.storage.tables import cursors


async def position_of(store: Store, name: str) -> int | None:
    """Return the last journal id that a reader has processed, or None if it has never read."""
    statement = select(cursors.c.position).where(cursors.c.name == name)
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar()


async def move_cursor(store: Store, name: str, position: int) -> None:
    """Store how far a reader has come. It never goes back: another process may be further ahead."""
    on = update(cursors).where(cursors.c.name == name, cursors.c.position < position)
    async with store.write() as connection:
        row = {"name": name, "position": position}
        await connection.execute(insert_once(connection, cursors), row)
        await connection.execute(on.values(position=position))
