"""What most tests stand on: a prepared home, the server in process, and a store on both databases."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from starlette.testclient import TestClient

from tests.builders import KEY, ORIGIN, SECRET
from tests.postgres import Cluster, find_server
from waverly.app import create_app
from waverly.first_run import prepare
from waverly.settings import Settings
from waverly.storage import Store, open_store

hypothesis_settings.register_profile(
    "waverly",
    deadline=None,
    print_blob=True,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.load_profile("waverly")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A cluster of its own, gone when the tests are; a machine without PostgreSQL says so."""
    programs = find_server()
    if programs is None:
        if "CI" in os.environ:
            raise RuntimeError("CI has no PostgreSQL; name its programs in WAVERLY_POSTGRES_BIN")
        pytest.skip("no PostgreSQL here; scripts/postgres finds or installs one")
    with Cluster(programs) as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, once on each of the two."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.fresh_database()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with open_store(database_url) as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a home that `waverly init` has just prepared, in test mode."""
    return prepared_home(tmp_path)


def prepared_home(tmp_path: Path) -> Settings:
    """The same, for fixtures that live longer than one test."""
    fresh = Settings(home=str(tmp_path / "home"), test_mode=True, log_level="error")
    asyncio.run(
        prepare(
            fresh,
            site="Test shop",
            key=KEY,
            origins=(ORIGIN,),
            admin="owner",
            password="correct horse battery",
            secret=SECRET,
        )
    )
    return fresh


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """The whole server in process, started and stopped as in life."""
    with TestClient(create_app(settings)) as started:
        yield started
