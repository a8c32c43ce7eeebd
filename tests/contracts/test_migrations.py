"""The migrations lead to the tables the code declares, on both databases."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from waverly.errors import StorageError
from waverly.storage import Store, open_store
from waverly.storage.catalogue.catalogue_tables import products
from waverly.storage.measured.report_views import ORDER, PREFIX
from waverly.storage.migrate import HEAD, MIGRATIONS


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), products.metadata))


def take_back(connection: Connection, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.downgrade(config, to)


def downgrade(connection: Connection) -> list[str]:
    take_back(connection, "base")
    return inspect(connection).get_table_names()


async def test_a_migrated_database_is_what_the_code_declares(store: Store) -> None:
    async with store.write() as connection:
        assert await connection.run_sync(differences) == []


async def test_every_migration_can_be_taken_back(store: Store) -> None:
    async with store.write() as connection:
        assert await connection.run_sync(downgrade) == ["alembic_version"]


def test_the_revision_the_code_needs_is_the_last_in_the_chain() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


async def test_migrating_twice_changes_nothing(store: Store) -> None:
    assert await store.migrate() == (HEAD, HEAD)


async def test_a_database_of_another_version_is_refused_with_the_mend(database_url: str) -> None:
    async with open_store(database_url) as first, first.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store = Store(database_url)
    with pytest.raises(StorageError, match=r"0001.*waverly migrate"):
        await store.open()
    await store.close()


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(database_url: str) -> None:
    async with open_store(database_url) as first, first.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store = Store(database_url)
    for attempt in (store.open, store.migrate):
        with pytest.raises(StorageError, match=r"newer Waverly: 9999.*install the newer one"):
            await attempt()
    await store.close()


@pytest.mark.parametrize("made", [True, False])
async def test_views_are_there_after_a_migration_where_they_were_before(
    store: Store, made: bool
) -> None:
    async with store.write() as connection:
        await connection.run_sync(take_back, "-1")
        if made:
            await connection.execute(text("CREATE VIEW report_sessions AS SELECT 1 AS one"))
    await store.migrate()
    async with store.read() as connection:
        views = await connection.run_sync(lambda sync: inspect(sync).get_view_names())
    assert set(views) == ({PREFIX + name for name in ORDER} if made else set())
