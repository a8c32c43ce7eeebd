import asyncio
from collections.abc import Awaitable, Callable

from tests.support.builders import DAY, HOUR, NOW
from waverly.clock import SettableClock
from waverly.errors import DataError
from waverly.jobs import Job, Scheduler
from waverly.storage import Store
from waverly.storage.chores.job_rows import claim_run, forget_runs, keep_run, last_runs


class Night:
    """A nightly job that remembers when it was due, and the clock it goes by."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = SettableClock()
        self.clock.set(NOW)
        self.due: list[int] = []
        self.fails: Exception | None = None

    async def run(self, at: int) -> str:
        self.due.append(at)
        if self.fails:
            raise self.fails
        return "Trained on 3 orders."

    def scheduler(self) -> Scheduler:
        job = Job(name="train", timetable="0 2 * * *", purpose="Learn", run=self.run)
        return Scheduler(self.store, self.clock, [job], "UTC")


async def test_a_job_waits_for_its_first_time_and_then_runs_once(store: Store) -> None:
    night = Night(store)
    scheduler = night.scheduler()
    assert await scheduler.run_due() == []
    night.clock.set(NOW + DAY)
    assert await scheduler.run_due() == ["train"]
    assert await scheduler.run_due() == []


async def test_what_a_run_said_is_kept(store: Store) -> None:
    night = Night(store)
    scheduler = night.scheduler()
    await scheduler.run_due()
    night.clock.set(NOW + DAY)
    await scheduler.run_due()
    run = (await last_runs(store))["train"]
    assert (run.due_at, run.ok, run.said) == (night.due[0], True, "Trained on 3 orders.")


async def test_of_two_processes_one_runs_it(store: Store) -> None:
    night = Night(store)
    both = night.scheduler(), night.scheduler()
    for scheduler in both:
        await scheduler.run_due()
    night.clock.set(NOW + DAY)
    await asyncio.gather(*(scheduler.run_due() for scheduler in both))
    assert len(night.due) == 1


async def test_a_server_that_was_down_at_night_catches_up_once(store: Store) -> None:
    night = Night(store)
    await claim_run(store, "train", NOW - 5 * DAY, NOW - 5 * DAY)
    assert await night.scheduler().run_due() == ["train"]
    assert night.due == [NOW - NOW % DAY + 2 * HOUR]


async def test_a_job_that_fails_says_so_and_comes_again_the_next_night(store: Store) -> None:
    night = Night(store)
    scheduler = night.scheduler()
    await scheduler.run_due()
    night.fails = ValueError("no orders yet")
    night.clock.set(NOW + DAY)
    await scheduler.run_due()
    run = (await last_runs(store))["train"]
    assert (run.ok, run.said) == (False, "ValueError: no orders yet")
    night.fails = DataError("1 of 2 feeds could not be read")
    night.clock.set(NOW + 2 * DAY)
    assert await scheduler.run_due() == ["train"]
    run = (await last_runs(store))["train"]
    assert (run.ok, run.said) == (False, "1 of 2 feeds could not be read.")


async def test_a_clock_that_was_set_back_does_not_stop_the_nights(store: Store) -> None:
    night = Night(store)
    scheduler = night.scheduler()
    await scheduler.run_due()
    night.clock.set(NOW - 10 * DAY)
    await scheduler.run_due()
    night.clock.set(NOW - 9 * DAY)
    assert await scheduler.run_due() == ["train"]


async def test_the_next_time_is_told(store: Store) -> None:
    scheduler = Night(store).scheduler()
    assert scheduler.next_due(scheduler.jobs[0]) == NOW - NOW % DAY + DAY + 2 * HOUR


async def test_old_runs_are_forgotten_but_each_jobs_newest(store: Store) -> None:
    for due in (NOW - 9 * DAY, NOW - 8 * DAY):
        await claim_run(store, "train", due, due)
    assert await forget_runs(store, NOW) == 1
    assert (await last_runs(store))["train"].due_at == NOW - 8 * DAY


async def test_what_takes_longer_than_one_waits_goes_on_and_ends(store: Store) -> None:
    night, may_end = Night(store), asyncio.Event()

    async def slow(at: int) -> str:
        await may_end.wait()
        return await night.run(at)

    job = Job(name="train", timetable="0 2 * * *", purpose="Learn", run=slow)
    scheduler = Scheduler(store, night.clock, [job], "UTC")
    await scheduler.run_due()
    night.clock.set(NOW + DAY)
    await scheduler.run_due_within(0.01)
    assert night.due == []
    may_end.set()
    assert await scheduler.run_due() == []
    assert len(night.due) == 1


async def test_what_still_goes_on_when_the_server_stops_lets_go_of_the_database(
    store: Store,
) -> None:
    night, has_begun, let_go = Night(store), asyncio.Event(), asyncio.Event()

    async def slow(at: int) -> str:
        try:
            async with store.write():
                has_begun.set()
                await asyncio.Event().wait()
        finally:
            let_go.set()
        raise AssertionError("nobody sets this event")

    job = Job(name="train", timetable="0 2 * * *", purpose="Learn", run=slow)
    scheduler = Scheduler(store, night.clock, [job], "UTC")
    await scheduler.run_due()
    night.clock.set(NOW + DAY)
    await scheduler.run_due_within(0.01)
    await has_begun.wait()
    await scheduler.stop()
    assert let_go.is_set()


async def test_what_was_done_without_being_due_is_kept_as_a_run(store: Store) -> None:
    await keep_run(store, "shares", NOW, "Nothing had to move.")
    run = (await last_runs(store))["shares"]
    assert (run.due_at, run.finished_at, run.ok) == (NOW, NOW, True)
    assert run.said == "Nothing had to move."


async def test_a_job_the_server_breaks_off_is_done_at_its_next_start(store: Store) -> None:
    night, has_begun = Night(store), asyncio.Event()

    async def slow(at: int) -> str:
        has_begun.set()
        await asyncio.Event().wait()
        raise AssertionError("nobody sets this event")

    job = Job(name="train", timetable="0 2 * * *", purpose="Learn", run=slow)
    await keep_run(store, "train", NOW - NOW % DAY + 2 * HOUR, "Trained.")
    night.clock.set(NOW + DAY)
    running = asyncio.create_task(Scheduler(store, night.clock, [job], "UTC").run_for_ever())
    await has_begun.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await night.scheduler().run_due() == ["train"]


class Lanes:
    """Jobs of two lanes that come due together; those of the slow lane end when they are let go."""

    def __init__(self, store: Store) -> None:
        self.clock = SettableClock()
        self.clock.set(NOW)
        self.done: list[str] = []
        self.ended = asyncio.Queue[str]()
        self.at_work = asyncio.Queue[str]()
        self.may_end = asyncio.Semaphore(0)
        jobs = [
            self._job("train", self._slow, "child"),
            self._job("learner", self._slow, "child"),
            self._job("closings", self._quick),
        ]
        self.scheduler = Scheduler(store, self.clock, jobs, "UTC")

    def _job(self, name: str, work: Callable[[str], Awaitable[None]], lane: str = "") -> Job:
        async def run(at: int) -> str:
            await work(name)
            self.done.append(name)
            self.ended.put_nowait(name)
            return "Done."

        return Job(name=name, timetable="0 * * * *", purpose=name, run=run, lane=lane)

    async def _slow(self, name: str) -> None:
        self.at_work.put_nowait(name)
        await self.may_end.acquire()

    async def _quick(self, name: str) -> None:
        return

    async def come_due(self) -> None:
        await self.scheduler.run_due()
        self.clock.set(self.clock.now() + HOUR)


async def test_what_takes_long_keeps_no_other_job_waiting(store: Store) -> None:
    lanes = Lanes(store)
    await lanes.come_due()
    running = asyncio.create_task(lanes.scheduler.run_for_ever())
    assert await lanes.at_work.get() == "train"
    for _ in range(2):
        assert await lanes.ended.get() == "closings"
        lanes.clock.set(lanes.clock.now() + HOUR)
    assert lanes.at_work.empty()  # one at a time: the other of its lane has not begun
    assert "learner" not in await last_runs(store)  # and any process may still take it
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_jobs_of_one_lane_come_one_after_the_other_and_each_once(store: Store) -> None:
    lanes = Lanes(store)
    await lanes.come_due()
    ran = asyncio.create_task(lanes.scheduler.run_due())
    again = asyncio.create_task(lanes.scheduler.run_due())
    lanes.may_end.release()
    lanes.may_end.release()
    assert await ran == ["train", "learner", "closings"]
    assert await again == []
    assert sorted(lanes.done) == ["closings", "learner", "train"]
    assert [lanes.at_work.get_nowait() for _ in range(2)] == ["train", "learner"]


async def test_a_job_that_outlasts_its_next_times_runs_once_for_all_of_them(store: Store) -> None:
    lanes = Lanes(store)
    await lanes.come_due()
    await lanes.scheduler.run_due_within(0)
    assert await lanes.at_work.get() == "train"
    for _ in range(3):
        lanes.clock.set(lanes.clock.now() + HOUR)
        await lanes.scheduler.run_due_within(0)
    for _ in range(4):
        lanes.may_end.release()
    await lanes.scheduler.run_due()
    await lanes.scheduler.run_due()
    assert lanes.done.count("train") == 2


async def test_a_server_that_stops_gives_back_what_runs_and_leaves_what_waits(store: Store) -> None:
    lanes = Lanes(store)
    await lanes.come_due()
    running = asyncio.create_task(lanes.scheduler.run_for_ever())
    assert await lanes.at_work.get() == "train"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    runs = await last_runs(store)
    assert not {"train", "learner"} & runs.keys()
    assert {run.ok for run in runs.values()} <= {True}
