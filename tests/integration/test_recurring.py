"""The server's own nights: jobs run by its clock, and the owner can read what they said."""

import gc
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import DAY, KEY, NOW, SECRET, ask_store
from tests.support.folder_server import served
from tests.unit.feeds.shops import TABLE, written
from waverly.app import Parts, create_app
from waverly.background.outgoing import Outgoing
from waverly.background.recurring import recurring_jobs
from waverly.clock import HOUR_MS, SystemClock
from waverly.errors import DataError, WaverlyError
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.catalogue.feed_rows import Feed, feeds_of, keep_feed
from waverly.storage.chores.job_rows import JobRun, last_runs
from waverly.storage.site.audit_rows import AuditEntry, audit_entries, note
from waverly.storage.site.user_rows import failures_since, note_failure


async def test_every_job_can_run_on_a_shop_without_data(settings: Settings) -> None:
    parts = Parts(settings)
    parts.clock.set(NOW)  # type: ignore[attr-defined]  # test mode: the clock can be set
    await parts.store.open()
    try:
        await parts.scheduler.run_due()
        parts.clock.set(NOW + 8 * DAY)  # type: ignore[attr-defined]
        ran = await parts.scheduler.run_due()
        runs = await last_runs(parts.store)
    finally:
        await parts.store.close()
    assert sorted(ran) == sorted(job.name for job in parts.scheduler.jobs)
    assert {name: run.said for name, run in runs.items() if not run.ok} == {}


def test_the_clock_of_a_running_server_makes_a_night_pass(
    settings: Settings, client: TestClient
) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    now = client.get("/v1/clock", headers=bearer).json()["now"]
    client.put("/v1/clock", headers=bearer, json={"now": now + DAY})
    assert finished(settings, "shares").said == "Nothing had to change."


def test_a_server_stopped_amid_a_night_that_was_set_off_closes_every_connection(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    for night in range(10):
        monkeypatch.setattr("waverly.app.CLOCK_PATIENCE_S", 0.005 * night)  # breaks off elsewhere
        with TestClient(create_app(settings)) as client:
            now = client.get("/v1/clock", headers=bearer).json()["now"]
            client.put("/v1/clock", headers=bearer, json={"now": now + DAY})
    gc.collect()  # a connection left open warns here, and warnings are errors


def finished(settings: Settings, job: str) -> JobRun:
    """Wait until a job of the running server has ended."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        run = ask_store(settings, last_runs).get(job)
        if run is not None and run.finished_at is not None:
            return run
    raise AssertionError(f"{job} did not end within two minutes")


def test_sign_ins_that_failed_are_forgotten_after_a_day(settings: Settings) -> None:
    async def left_after_tidying(store: Store) -> list[int]:
        await note_failure(store, "a password typed for a name", NOW, "")
        jobs = recurring_jobs(settings, store, Outgoing(settings, store, SystemClock()))
        tidy = next(job for job in jobs if job.name == "tidy")
        left = []
        for at in (NOW + DAY, NOW + DAY + 1):
            await tidy.run(at)
            found = await failures_since(store, "a password typed for a name", "", 0)
            left.append(found.by_name)
        return left

    assert ask_store(settings, left_after_tidying) == [1, 0]


def test_the_same_thing_is_written_down_once(settings: Settings) -> None:
    entry = AuditEntry(
        at=NOW, site=KEY, subject="holdout of fit", before="10%", after="0%", reason="a sale"
    )
    for _ in range(2):
        ask_store(settings, lambda store: note(store, entry))
    assert ask_store(settings, lambda store: audit_entries(store, KEY)) == [entry]


async def test_a_feed_that_cannot_be_read_fails_its_run_once_all_were_tried(
    settings: Settings,
) -> None:
    parts = Parts(settings)
    parts.clock.set(NOW)  # type: ignore[attr-defined]  # test mode: the clock can be set
    await parts.store.open()
    try:
        for path in ("a", "b"):
            await keep_feed(parts.store, KEY, Feed(url=f"http://127.0.0.1:9/{path}"))
        await parts.scheduler.run_due()
        parts.clock.set(NOW + DAY)  # type: ignore[attr-defined]
        await parts.scheduler.run_due()
        run = (await last_runs(parts.store))["feeds"]
        feeds = await feeds_of(parts.store, KEY)
    finally:
        await parts.store.close()
    assert not run.ok and "2 of 2 feeds could not be read." in (run.said or "")
    assert all(feed.said in (run.said or "") for feed in feeds if feed.said)
    assert all(feed.read_at is not None for feed in feeds)


async def test_a_feed_that_failed_is_read_again_and_its_job_failed_until_it_works(
    settings: Settings, tmp_path: Path
) -> None:
    parts = Parts(replace(settings, private_feeds=True))
    job = next(each for each in parts.scheduler.jobs if each.name == "feeds")
    await parts.store.open()
    try:
        with served(tmp_path) as address:
            await keep_feed(parts.store, KEY, Feed(url=f"{address}feed", every_hours=24))
            for hour in range(2):
                with pytest.raises(DataError, match="1 of 1 feed could not be read"):
                    await job.run(NOW + hour * HOUR_MS)
            written(tmp_path, TABLE)
            assert "could not be read" not in await job.run(NOW + 2 * HOUR_MS)
            assert await job.run(NOW + 3 * HOUR_MS) == "No feed was due."
    finally:
        await parts.store.close()


async def test_an_exam_that_breaks_off_says_why_in_a_sentence_and_what_goes_on(
    settings: Settings,
) -> None:
    parts = Parts(settings)
    job = next(each for each in parts.scheduler.jobs if each.name == "learner")
    await parts.store.open()
    try:
        with pytest.raises(WaverlyError) as caught:
            await job.run(5)  # no instant of our days: the child refuses it
    finally:
        await parts.store.close()
    said = str(caught.value)
    assert said.startswith(
        "The acceptance test that judges whether a model may decide broke off (status 2): This is no instant"
    )
    assert said.endswith("or leave it out for now. What decides now goes on deciding.")
