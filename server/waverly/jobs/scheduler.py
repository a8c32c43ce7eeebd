"""Runs what is due, once, whichever process sees it first, and keeps what each run said.

The clock is the server's own, which can be set in test mode: a month of nights passes in a second.
"""

import asyncio
import logging
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from waverly.clock import Clock
from waverly.jobs.job import Job
from waverly.jobs.timetable import Timetable
from waverly.processes.edge import Failures, outcome_of, said_of
from waverly.storage import Store
from waverly.storage.chores.job_rows import claim_run, finish_run, give_back_run, last_runs

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5


class Scheduler:
    """Looks at the clock and runs the jobs that are due. `zone` is a name such as `Europe/Vienna`."""

    def __init__(self, store: Store, clock: Clock, jobs: Sequence[Job], zone: str) -> None:
        self.jobs = tuple(jobs)
        self._store = store
        self._clock = clock
        self._timetables = {job.name: Timetable(job.timetable, ZoneInfo(zone)) for job in jobs}
        self._since: dict[str, int] = {}
        self._one_at_a_time = asyncio.Lock()
        self._going_on: set[asyncio.Task[list[str]]] = set()

    async def run_for_ever(self) -> None:
        """Run whatever comes due until cancelled."""
        failures = Failures(log, "the jobs could not be looked at; they are looked at again")
        while True:
            await failures.outcome(self.run_due())
            await asyncio.sleep(LOOK_EVERY_S)

    async def run_due(self) -> list[str]:
        """Run the jobs that are due now, one after the other; return the names of those run here.

        A job is first due at the first time on its timetable after the server first saw it. When the
        clock was set back, the time that counts is the earlier one.
        """
        async with self._one_at_a_time:
            return await self._run_due()

    async def run_due_within(self, seconds: float) -> None:
        """Run the jobs that are due now; what takes longer than `seconds` goes on by itself."""
        task = asyncio.create_task(self.run_due())
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)
        done, _ = await asyncio.wait({task}, timeout=seconds)
        for each in done:
            each.result()

    async def stop(self) -> None:
        """Break off what goes on by itself, and return once it has let go of the database."""
        for task in self._going_on:
            task.cancel()
        await asyncio.gather(*self._going_on, return_exceptions=True)

    async def _run_due(self) -> list[str]:
        now = self._clock.now()
        if not self._since:
            runs = await last_runs(self._store)
            self._since = {
                job.name: runs[job.name].due_at if job.name in runs else now for job in self.jobs
            }
        ran = []
        for job in self.jobs:
            self._since[job.name] = min(self._since[job.name], now)
            due = self._timetables[job.name].last_due(self._since[job.name], now)
            if due is None:
                continue
            self._since[job.name] = due
            if await claim_run(self._store, job.name, due, now):
                await self._run(job, due)
                ran.append(job.name)
        return ran

    def next_due(self, job: Job) -> int | None:
        """Return when a job comes next, in milliseconds."""
        return self._timetables[job.name].next_after(self._clock.now())

    async def _run(self, job: Job, due: int) -> None:
        try:
            met = await outcome_of(job.run(due))  # one that fails must not stop the others
        except asyncio.CancelledError:  # the server stops: whoever starts next does it
            await give_back_run(self._store, job.name, due)
            raise
        if isinstance(met, Exception):
            log.error("job %s failed", job.name, exc_info=met)
            said, ok = said_of(met), False
        else:
            said, ok = met, True
        await finish_run(self._store, job.name, due, self._clock.now(), said=said, ok=ok)
