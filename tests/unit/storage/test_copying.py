"""A database copied into one of the other kind says the same, and goes on counting where it was."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from sqlalchemy import inspect, select
from starlette.testclient import TestClient

from tests.support.builders import DAY, KEY, NOW, a_batch, a_moment, ask_store, post, put_in_force
from tests.support.postgres import Cluster
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.cli import group
from waverly.errors import StorageError
from waverly.reporting.measuring.catch_up import catch_up
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.copying import TABLES, copy_into

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def filled(settings: Settings) -> Settings:
    """A home whose shop was visited, with what was measured of it."""
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as client:
        send_visits([client], helpful(), 30)
    ask_store(settings, lambda store: catch_up(store, KEY, NOW + 90 * DAY))
    return settings


async def all_rows(store: Store) -> Rows:
    async with store.read() as connection:
        return {
            table.name: [
                tuple(row)
                for row in await connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in TABLES
        }


def copied(settings: Settings, address: str) -> None:
    ran = CliRunner().invoke(group, ["copy", address, "--home", settings.home, "--json"])
    rows = {each["table"]: each["rows"] for each in json.loads(ran.output)}
    assert (ran.exit_code, len(rows), rows["sites"]) == (0, len(TABLES), 1)


async def test_no_table_is_left_out(store: Store) -> None:
    async with store.read() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert {table.name for table in TABLES} == set(names) - {"alembic_version"}


def test_what_was_copied_is_the_same_there_and_goes_on(filled: Settings, postgres: Cluster) -> None:
    address = postgres.address(postgres.fresh_database())
    copied(filled, address)
    there = replace(filled, database=address)
    before = ask_store(filled, all_rows)
    assert ask_store(there, all_rows) == before
    assert min(len(before[name]) for name in ("journal", "decisions", "visits", "statistics")) > 0
    with TestClient(create_app(there)) as client:
        assert post(client, a_batch(a_moment(), session="new", visitor="new")).session_version == 1


def test_back_into_a_file_it_is_still_the_same(
    filled: Settings, postgres: Cluster, tmp_path: Path
) -> None:
    address, file = postgres.address(postgres.fresh_database()), tmp_path / "back.db"
    copied(filled, address)
    copied(replace(filled, database=address), f"sqlite+aiosqlite:///{file}")
    back = replace(filled, database=f"sqlite+aiosqlite:///{file}")
    assert ask_store(back, all_rows) == ask_store(filled, all_rows)


def test_a_database_with_a_store_in_it_is_left_alone(filled: Settings) -> None:
    async def into_itself() -> None:
        async with open_store(filled.database_url) as one, open_store(filled.database_url) as two:
            await copy_into(one, two, lambda *_: None)

    with pytest.raises(StorageError, match="store in this database already"):
        asyncio.run(into_itself())


def test_a_copy_says_that_what_came_in_meanwhile_is_not_in_it(
    settings: Settings, tmp_path: Path
) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'copy.db'}"
    ran = CliRunner().invoke(group, ["copy", address, "--home", settings.home])
    assert "Was the server stopped? What came in meanwhile is not copied." in ran.output


def test_the_file_copied_from_is_to_be_moved_away_lest_a_command_answers_from_it(
    settings: Settings, tmp_path: Path
) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
    said = CliRunner().invoke(group, ["copy", address, "--home", settings.home]).output
    assert f"Then move {Path(settings.home) / 'waverly.db'} away" in said
