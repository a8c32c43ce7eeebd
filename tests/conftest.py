"""What most tests stand on: a prepared home, the server in process, and a store on both databases."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from starlette.testclient import TestClient

from tests.support.builders import KEY, ORIGIN, SECRET
from tests.support.homes import copied_home
from tests.support.postgres import Cluster, find_server
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


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the schema and nothing in it, to be copied: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("pattern") / "waverly.db"
    asyncio.run(_opened(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_pattern(postgres: Cluster) -> str:
    """The same as a database of the cluster."""
    name = postgres.fresh_database()
    asyncio.run(_opened(postgres.address(name)))
    return name


async def _opened(url: str) -> None:
    async with open_store(url):
        pass


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with the schema and nothing in it, once on each of the two."""
    if request.param == "sqlite":
        copied = shutil.copy(request.getfixturevalue("sqlite_pattern"), tmp_path / "fresh.db")
        yield f"sqlite+aiosqlite:///{copied}"
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    with cluster.lent_database(request.getfixturevalue("postgres_pattern")) as name:
        yield cluster.address(name)


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
    return copied_home(_prepare, tmp_path / "home")


async def _prepare(settings: Settings) -> None:
    await prepare(
        settings,
        site="Test shop",
        key=KEY,
        origins=(ORIGIN,),
        admin="owner",
        password="correct horse battery",
        secret=SECRET,
    )


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """The whole server in process, started and stopped as in life."""
    with TestClient(create_app(settings)) as started:
        yield started
