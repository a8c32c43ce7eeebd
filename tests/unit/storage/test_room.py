"""A database with room is told by writing, of which nothing stays."""

from waverly.storage import Store
from waverly.storage.chores.job_rows import last_runs
from waverly.storage.chores.room import refuse_without_room


async def test_where_there_is_room_nothing_is_refused_and_nothing_stays(store: Store) -> None:
    for _ in range(2):
        await refuse_without_room(store)
    assert await last_runs(store) == {}
