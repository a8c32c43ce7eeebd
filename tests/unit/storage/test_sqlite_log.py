"""What was erased stands neither in SQLite's file nor in the log beside it."""

from pathlib import Path

from tests.support.builders import KEY, NOW
from tests.support.person_data import keep_visit
from waverly.storage import open_store
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.persons import PersonQuery


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


async def test_after_erasing_the_bytes_of_the_files_hold_nothing_of_it(tmp_path: Path) -> None:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}") as store:
        for number in range(60):
            await keep_visit(store, f"visitor-{number:02}-of-many")
        assert b"visitor-07-of-many" in bytes_in(tmp_path)
        await erase(store, KEY, PersonQuery(visitor="visitor-07-of-many"), NOW)
        assert b"visitor-07-of-many" not in bytes_in(tmp_path)
        assert b"visitor-08-of-many" in bytes_in(tmp_path)
