"""Runs what is due, once, whichever process sees it first, and keeps what each run said.

The clock is the server's own, which can be set in test mode: a month of nights passes in a second.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from waverly.clock import Clock
from waverly.jobs.job import Job
from waverly.jobs.timetable import Timetable
from waverly.processes.error_boundary import FailureLog, first_words, outcome_of, said_of
from waverly.storage import Store
from waverly.storage.chores.job_rows import claim_run, finish_run, give_back_run, last_runs

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5

UnderWay = asyncio.Task[bool | None]
"""A job that waits for its turn or runs; it comes to whether this process ran it, None where that failed."""


class Scheduler:
    """Looks at the clock and runs the jobs that are due, those of a lane one after the other.

    `zone` is a name such as `Europe/Vienna`.
    """

    def __init__(self, store: Store, clock: Clock, jobs: Sequence[Job], zone: str) -> None:
        self.jobs = tuple(jobs)
        self._store = store
        self._clock = clock
        self._timetables = {job.name: Timetable(job.timetable, ZoneInfo(zone)) for job in jobs}
        self._since: dict[str, int] = {}
        self._looking = asyncio.Lock()
        self._lanes: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._under_way: dict[str, UnderWay] = {}
        self._failures = FailureLog(
            log, "the database took no note of a job; one that was not begun is tried again"
        )

    async def run_for_ever(self) -> None:
        """Run whatever comes due until cancelled; what is under way then is broken off."""
        failures = FailureLog(log, "the jobs could not be looked at; they are looked at again")
        try:
            while True:
                await failures.outcome(self._start_due())
                await asyncio.sleep(LOOK_EVERY_S)
        finally:
            await self.stop()

    async def run_due(self) -> list[str]:
        """Run the jobs that are due now; return the names of those run here, once all have ended.

        A job is first due at the first time on its timetable after the server first saw it. When the
        clock was set back, the time that counts is the earlier one.
        """
        started = await self._start_due()
        await self._ended()
        return [name for name, job in started.items() if not job.cancelled() and job.result()]

    async def run_due_within(self, seconds: float) -> None:
        """Run the jobs that are due now; what takes longer than `seconds` goes on by itself."""
        await self._start_due()
        await self._ended(seconds)

    async def stop(self) -> None:
        """Break off what is under way, and return once it has let go of the database."""
        for job in self._under_way.values():
            job.cancel()
        await self._ended()

    def next_due(self, job: Job) -> int | None:
        """Return when a job comes next, in milliseconds."""
        return self._timetables[job.name].next_after(self._clock.now())

    async def _ended(self, seconds: float | None = None) -> None:
        if self._under_way:
            await asyncio.wait(set(self._under_way.values()), timeout=seconds)

    async def _start_due(self) -> dict[str, UnderWay]:
        """Start what is due, except what is still under way: it is looked at again once it has ended."""
        async with self._looking:
            now = self._clock.now()
            await self._know_since(now)
            due = [(job, self._due(job, now)) for job in self.jobs]
            return {job.name: self._start(job, at) for job, at in due if at is not None}

    async def _know_since(self, now: int) -> None:
        if self._since:
            return
        runs = await last_runs(self._store)
        self._since = {
            job.name: runs[job.name].due_at if job.name in runs else now for job in self.jobs
        }

    def _due(self, job: Job, now: int) -> int | None:
        if job.name in self._under_way:
            return None
        self._since[job.name] = min(self._since[job.name], now)
        return self._timetables[job.name].last_due(self._since[job.name], now)

    def _start(self, job: Job, due: int) -> UnderWay:
        started = asyncio.create_task(self._failures.outcome(self._take_turn(job, due)))
        self._under_way[job.name] = started
        started.add_done_callback(lambda _: self._under_way.pop(job.name, None))
        return started

    async def _take_turn(self, job: Job, due: int) -> bool:
        """Claim a run once those before it in its lane have ended, and do it unless another process does."""
        async with self._lanes[job.lane]:
            is_ours = await claim_run(self._store, job.name, due, self._clock.now())
            self._since[job.name] = due
            if is_ours:
                await self._run(job, due)
            return is_ours

    async def _run(self, job: Job, due: int) -> None:
        try:
            met = await outcome_of(job.run(due))  # one that fails must not stop the others
        except asyncio.CancelledError:  # the server stops: whoever starts next does it
            await give_back_run(self._store, job.name, due)
            raise
        if isinstance(met, Exception):
            log.error("job %s failed: %s", job.name, first_words(met), exc_info=met)
            said, ok = said_of(met), False
        else:
            said, ok = met, True
        await finish_run(self._store, job.name, due, self._clock.now(), said=said, ok=ok)
