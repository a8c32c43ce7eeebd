"""How the server stands, over both databases."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from waverly.reporting.server_state import LITTLE_BYTES, server_state
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.chores.backup_rows import LastBackup, keep_backup

GB = 1_000_000_000


async def test_either_database_tells_its_size_and_that_it_is_current(
    store: Store, tmp_path: Path
) -> None:
    state = await server_state(store, Settings(home=str(tmp_path), database=store.url))
    assert state.is_current
    assert state.is_on_server == store.url.startswith("postgresql")
    assert state.database_bytes > 100_000
    assert state.free_bytes > 0


async def test_the_newest_backup_is_the_one_told(store: Store, tmp_path: Path) -> None:
    settings = Settings(home=str(tmp_path), database=store.url)
    assert (await server_state(store, settings)).backed_up is None
    for day in (1, 2):
        await keep_backup(store, LastBackup(at=day, file=f"/backups/{day}", bytes=day))
    assert (await server_state(store, settings)).backed_up == LastBackup(
        at=2, file="/backups/2", bytes=2
    )


@pytest.mark.parametrize(
    ("size", "free", "is_on_server", "is_little"),
    [
        (1, LITTLE_BYTES - 1, False, True),
        (1, LITTLE_BYTES, False, False),
        (40 * GB, 39 * GB, False, True),  # a copy beside it would not fit
        (40 * GB, 39 * GB, True, False),  # it is on another disk
    ],
)
async def test_room_is_little_below_a_gigabyte_or_the_size_of_the_database(
    store: Store, tmp_path: Path, size: int, free: int, is_on_server: bool, is_little: bool
) -> None:
    state = await server_state(store, Settings(home=str(tmp_path), database=store.url))
    state = replace(state, database_bytes=size, free_bytes=free, is_on_server=is_on_server)
    assert state.has_little_room == is_little
