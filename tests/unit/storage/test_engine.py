import errno
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.support.builders import an_entry
from waverly.errors import SettingsError, StorageError
from waverly.processes.ports import free_port
from waverly.storage import Store, open_store
from waverly.storage.engine import create_engine
from waverly.storage.site.secret_key import known_secret_key, secret_key


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://host/db", "sqlite:///sync.db"])
def test_an_address_that_cannot_be_opened_is_told_with_those_that_can(url: str) -> None:
    with pytest.raises(StorageError, match="sqlite\\+aiosqlite:///"):
        create_engine(url)


def test_an_address_that_cannot_be_opened_is_told_without_its_password() -> None:
    with pytest.raises(StorageError, match="…@db/shop") as refused:
        create_engine("postgresql+asyncpg//shop:hunter2@db/shop")
    assert "hunter2" not in str(refused.value)


def test_without_the_part_for_postgresql_it_is_said_how_to_add_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(StorageError, match=r"not installed: asyncpg.*pip install '.*\[postgres\]'"):
        create_engine("postgresql+asyncpg://owner@127.0.0.1/shop")


async def test_sqlite_keeps_what_was_answered_through_a_power_cut(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    async with open_store(url) as store, store.write() as connection:
        answers = [
            (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous")
        ]
    assert answers == ["wal", 2]


async def test_a_database_that_is_away_is_refused_in_its_own_words_without_the_password() -> None:
    address = f"postgresql+asyncpg://owner:hush@127.0.0.1:{free_port()}/shop"
    for attempt, sentence in (
        ("open", "cannot be opened"),
        ("migrate", "Nothing in it was changed"),
    ):
        store = Store(address)
        with pytest.raises(StorageError, match=sentence) as refused:
            await getattr(store, attempt)()
        assert "…@127.0.0.1" in str(refused.value) and "hush" not in str(refused.value)
        await store.close()


async def test_a_file_that_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"a letter, and no database" * 100)
    with pytest.raises(StorageError, match=r"file is not a database.*a\.db"):
        async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"):
            raise AssertionError


async def test_a_store_that_is_stopping_takes_no_more(store: Store) -> None:
    await store.journal.stop()
    with pytest.raises(StorageError, match="stopping"):
        await store.journal.append(an_entry())


def test_the_signing_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    assert secret_key(path) == secret_key(path)
    assert len(secret_key(path)) >= 40
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_several_who_make_the_signing_key_at_once_all_get_the_same(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    together = Barrier(8)

    def worker(_: int) -> str:
        together.wait()
        return secret_key(path)

    with ThreadPoolExecutor(8) as workers:
        keys = set(workers.map(worker, range(8)))
    assert keys == {path.read_text(encoding="ascii")}
    assert list(tmp_path.iterdir()) == [path]


def test_a_signing_key_is_made_where_files_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links on this file system")

    monkeypatch.setattr(os, "link", without_links)
    path = tmp_path / "secret.key"
    assert secret_key(path) == secret_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("cut", ["", "\n", "abc"])
def test_a_signing_key_that_was_cut_off_signs_nothing(tmp_path: Path, cut: str) -> None:
    path = tmp_path / "secret.key"
    path.write_text(cut, encoding="ascii")
    for read in (secret_key, known_secret_key):
        with pytest.raises(SettingsError, match=r"too short.*secret\.key.*Delete this file"):
            read(path)


async def test_the_database_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}") as store:
        await store.journal.append(an_entry())
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}
