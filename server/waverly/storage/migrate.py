"""Brings a database to the current schema by Alembic's migrations."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from waverly.errors import StorageError
from waverly.errors.unshown import without_password

HEAD = "0026"
"""The revision this version needs; `tests/contracts/test_migrations.py` holds it to the end of the chain."""

MIGRATIONS = Path(__file__).parent / "migrations"


async def revision_of(engine: AsyncEngine) -> str | None:
    """Return the database's revision, or None when it is new."""
    async with engine.connect() as connection:
        return await connection.run_sync(_revision)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def refuse_newer(revision: str | None, url: str) -> None:
    """Raise StorageError for a database that a newer version has migrated: there is no way back."""
    if revision is not None and revision > HEAD:
        raise StorageError(
            "The database is of a newer Waverly",
            place=without_password(url),
            value=revision,
            mend=f"This version knows {HEAD}: install the newer one again, or restore a backup from before.",
        )


async def migrate(engine: AsyncEngine) -> tuple[str | None, str]:
    """Bring the database to the newest revision; return the old and the new one.

    Raises StorageError for a database of a newer version.
    """
    before = await revision_of(engine)
    refuse_newer(before, str(engine.url))
    if before != HEAD:
        async with engine.begin() as connection:
            await connection.run_sync(upgrade)
    return before, HEAD


def upgrade(connection: Connection) -> None:
    """Run the missing migrations. Views for other tools are dropped before and created again afterwards."""
    # Imported here: a server whose database is current starts without them.
    from alembic import command
    from alembic.config import Config

    from waverly.storage.measured.report_views import drop_views, has_views, make_views

    are_read = has_views(connection)
    drop_views(connection)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if are_read:
        make_views(connection)
