"""What most tests stand on: a prepared home, the server in process, and a store on both databases."""

import asyncio
import atexit
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from starlette.testclient import TestClient

from tests.support.builders import KEY, ORIGIN, SECRET
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
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with the schema and nothing in it, once on each of the two."""
    if request.param == "sqlite":
        copied = shutil.copy(request.getfixturevalue("sqlite_pattern"), tmp_path / "fresh.db")
        return f"sqlite+aiosqlite:///{copied}"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.address(cluster.fresh_database(like=request.getfixturevalue("postgres_pattern")))


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
    return _in_test_mode(shutil.copytree(_home_pattern(), tmp_path / "home"))


@cache
def _home_pattern() -> Path:
    """Prepare one home, to be copied; it is gone when the tests are."""
    folder = Path(tempfile.mkdtemp(prefix="waverly-home-"))
    atexit.register(shutil.rmtree, folder)
    asyncio.run(
        prepare(
            _in_test_mode(folder / "home"),
            site="Test shop",
            key=KEY,
            origins=(ORIGIN,),
            admin="owner",
            password="correct horse battery",
            secret=SECRET,
        )
    )
    return folder / "home"


def _in_test_mode(home: Path) -> Settings:
    return Settings(home=str(home), test_mode=True, log_level="error")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """The whole server in process, started and stopped as in life."""
    with TestClient(create_app(settings)) as started:
        yield started
