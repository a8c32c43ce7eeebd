"""What the demo does at once, its System page knows of."""

from pathlib import Path

from msgspec.structs import replace

from tests.support.builders import NOW
from waverly import demo
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.chores.job_rows import last_runs


async def test_the_nights_the_demo_goes_through_at_once_are_runs_with_what_they_said(
    tmp_path: Path,
) -> None:
    settings = replace(Settings(), home=str(tmp_path), test_mode=True, log_level="error")
    await demo.set_up(settings, demo.Ports(store=8000, admin=8001), "correct horse")
    async with open_store(settings.database_url) as store:
        await demo.learn_at_once(settings, store, NOW, lambda *_: None)
        runs = await last_runs(store)
    assert set(runs) == set(demo.NIGHTS)
    assert all((run.due_at, bool(run.said), run.ok) == (NOW, True, True) for run in runs.values())
