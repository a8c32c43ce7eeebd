import json

from click.testing import CliRunner, Result

from tests.support.builders import DAY, NOW, ask_store
from waverly.cli import group
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.chores.job_rows import claim_run, finish_run


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["jobs", "--home", settings.home, *arguments])


def finish(settings: Settings, job: str, said: str, *, ok: bool) -> None:
    async def work(store: Store) -> None:
        await claim_run(store, job, NOW, NOW)
        await finish_run(store, job, NOW, NOW, said=said, ok=ok)

    ask_store(settings, work)


def test_how_each_job_went_is_told_and_all_is_well(settings: Settings) -> None:
    finish(settings, "tidy", "Forgot 3 messages.", ok=True)
    told = run(settings)
    assert told.exit_code == 0
    assert "tidy: ran 2026-09-21" in told.output
    assert (
        "  Forget messages that left, runs of jobs, and wishes that have ended, after a while.\n"
        "  Last time: Forgot 3 messages." in told.output
    )
    assert "train: not yet run, next " in told.output


def test_what_failed_stands_first_and_is_a_status_of_1(settings: Settings) -> None:
    finish(settings, "digests", "StorageError: The database does not answer.", ok=False)
    told = run(settings)
    assert told.exit_code == 1
    assert told.output.startswith("digests: FAILED 2026-09-21")


def test_as_json_every_job_is_told(settings: Settings) -> None:
    finish(settings, "shares", "Nothing had to change.", ok=True)
    jobs = {each["job"]: each for each in json.loads(run(settings, "--json").output)}
    assert jobs["shares"]["last"]["ok"] is True
    assert jobs["train"]["last"] is None
    assert jobs["train"]["next_at"] < NOW + 3_650 * DAY
