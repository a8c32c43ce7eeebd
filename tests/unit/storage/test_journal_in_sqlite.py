import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import KEY, NOW, a_record, an_entry
from waverly.storage import Outcome, open_store
from waverly.storage.log.decision_rows import decisions_of_session
from waverly.storage.log.session_rows import session_rows
from waverly.storage.measured.purchase_rows import purchases_by_visitor
from waverly.storage.site.site_settings import FLAGS, set_site_setting, site_setting
from waverly.storage.sqlite_thread import connect


@pytest.mark.parametrize("size", [1, 3, 64, 85, 150])
async def test_a_group_of_any_size_is_written_whole(tmp_path: Path, size: int) -> None:
    entries = [
        an_entry(
            version,
            record=a_record(f"d{version}", version=version),
            outcomes=(Outcome(kind="purchased", key=f"o{version}", at=NOW, value=1.0),),
        )
        for version in range(1, size + 1)
    ]
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}") as store:
        await asyncio.gather(*(store.journal.append(entry) for entry in entries))
        rows = await session_rows(store, KEY, "session-1")
        records = await decisions_of_session(store, KEY, "session-1")
        bought = await purchases_by_visitor(store, KEY)
    assert [row.version for row in rows] == list(range(1, size + 1))
    assert (len(records), len(bought["visitor-1"])) == (size, size)


def test_the_journals_own_connection_keeps_what_it_commits_through_a_power_cut(
    tmp_path: Path,
) -> None:
    with closing(connect(tmp_path / "a.db")) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        (synchronous,) = connection.execute("PRAGMA synchronous").fetchone()
    assert (mode, synchronous) == ("wal", 2)


async def test_what_else_is_written_takes_turns_with_the_journal(tmp_path: Path) -> None:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}") as store:
        appended = (store.journal.append(an_entry(version)) for version in range(1, 41))
        noted = (set_site_setting(store, KEY, FLAGS, f"{number}", NOW) for number in range(10))
        await asyncio.gather(*appended, *noted)
        assert len(await session_rows(store, KEY, "session-1")) == 40
        assert await site_setting(store, KEY, FLAGS) == "9"
