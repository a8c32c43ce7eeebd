"""What is kept ends by itself: beside a running server, and though a night be killed."""

import asyncio
import sys

from sqlalchemy import func, select
from starlette.testclient import TestClient

from tests.support.builders import DAY, HOUR, KEY, NOW, a_batch, a_moment, ask_store, post
from tests.support.journal_visits import bought, table, wavered
from tests.support.person_data import keep_visit
from waverly.app import Parts
from waverly.reporting.measuring.catch_up import catch_up, rebuild
from waverly.reporting.measuring.forgetting import forget_past
from waverly.scoring.artifact import MANIFEST_FILE, publish
from waverly.scoring.training_log import Training, log_training
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.chores.job_rows import keep_run
from waverly.storage.log.session_rows import opening_of, session_rows
from waverly.storage.tables import sessions
from waverly.wording import counted

LATE = NOW + 1_000 * DAY
VISITS = 100

NIGHT = """
import asyncio, sys
from waverly.reporting.measuring import forgetting
from waverly.storage import open_store

async def main():
    async with open_store(sys.argv[1]) as store:
        await forgetting.forget_past(store, sys.argv[2], int(sys.argv[3]), 400)

forgetting.SESSIONS_A_STEP = forgetting.ENROLMENTS_A_STEP = 2
asyncio.run(main())
"""


async def test_the_job_says_what_went(settings: Settings) -> None:
    parts = Parts(settings)
    await parts.store.open()
    try:
        await keep_visit(parts.store, "zoe")
        (job,) = (job for job in parts.scheduler.jobs if job.name == "forget")
        assert await job.run(NOW + 399 * DAY) == said(visits=0, rows=0)
        assert await job.run(NOW + 401 * DAY) == said(visits=1, rows=5)
    finally:
        await parts.store.close()


async def test_the_job_takes_models_along_that_decided_nothing_that_is_kept(
    settings: Settings,
) -> None:
    models = settings.models_of(KEY)
    for day, name in enumerate(("one", "two", "three")):
        (models / name).mkdir(parents=True)
        (models / name / MANIFEST_FILE).touch()
        publish(models, name)
        done = Training(at=NOW + day * DAY, kind="published", sentence="Learnt.", artifact=name)
        log_training(models, done)
    parts = Parts(settings)
    await parts.store.open()
    try:
        (job,) = (job for job in parts.scheduler.jobs if job.name == "forget")
        assert "1 model that decided none of what is kept" in await job.run(NOW + 402 * DAY)
    finally:
        await parts.store.close()
    assert sorted(path.name for path in models.iterdir() if path.is_dir()) == ["three", "two"]


async def test_a_clock_that_leapt_deletes_nothing_on_its_first_night(settings: Settings) -> None:
    parts = Parts(settings)
    await parts.store.open()
    try:
        await keep_visit(parts.store, "zoe")
        (job,) = (job for job in parts.scheduler.jobs if job.name == "forget")
        await keep_run(parts.store, "forget", NOW + DAY, "Forgot nothing.")
        assert "by the machine's clock 400 days have passed" in await job.run(NOW + 401 * DAY)
        await keep_run(parts.store, "forget", NOW + 401 * DAY, "Forgot nothing.")
        assert await job.run(NOW + 402 * DAY) == said(visits=1, rows=5)
    finally:
        await parts.store.close()


def said(visits: int, rows: int) -> str:
    return f"Forgot {counted(visits, 'visit')} older than 400 days, and {rows} rows in all."


def test_a_running_server_takes_who_comes_back_for_somebody_new(
    settings: Settings, client: TestClient
) -> None:
    post(client, a_batch(a_moment(), session="old"), now=NOW)
    ask_store(settings, lambda store: forget_past(store, KEY, NOW + 401 * DAY, 400))
    assert ask_store(settings, lambda store: opening_of(store, KEY, "old")) is None
    answer = post(client, a_batch(a_moment(), session="old"), now=NOW + 401 * DAY)
    assert answer.session_version == 1


def test_a_session_that_never_ends_begins_anew_when_its_beginning_goes(
    settings: Settings, client: TestClient
) -> None:
    for at in (NOW, NOW + 401 * DAY - HOUR):
        post(client, a_batch(a_moment(), session="app"), now=at)
    ask_store(settings, lambda store: forget_past(store, KEY, NOW + 401 * DAY, 400))
    post(client, a_batch(a_moment(), session="app"), now=NOW + 401 * DAY)
    rows = ask_store(settings, lambda store: session_rows(store, KEY, "app"))
    assert ask_store(settings, lambda store: opening_of(store, KEY, "app")) is not None
    assert [row.version for row in rows] == [1]


async def count_sessions(store: Store) -> int:
    async with store.read() as connection:
        counted = await connection.execute(select(func.count()).select_from(sessions))
        return counted.scalar_one()


async def test_a_night_that_is_killed_has_lost_nothing_and_is_gone_on_with(
    database_url: str,
) -> None:
    async with open_store(database_url) as store:
        for number in range(VISITS // 2):
            side = None if number % 4 else "global"
            await wavered(store, f"v{number}", at=NOW + number, held_out=side)
            await bought(store, f"v{number}", f"o{number}", at=NOW + DAY)
        await catch_up(store, KEY, LATE)
        before = await table(store)
        await begin_a_night_and_kill_it(store)
        assert 0 < await count_sessions(store) < VISITS
        assert await table(store) == before
        await forget_past(store, KEY, LATE, 400)
        assert await count_sessions(store) == 0
        assert await table(store) == before
        await rebuild(store, KEY, LATE)
        assert await table(store) == before


async def begin_a_night_and_kill_it(store: Store) -> None:
    """End it with the first visits that are gone."""
    night = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", NIGHT, store.url, KEY, str(LATE))
    )
    while await count_sessions(store) == VISITS:
        assert night.returncode is None
    night.kill()
    await night.wait()
