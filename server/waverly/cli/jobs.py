"""`waverly jobs`."""

import asyncio
from collections.abc import Sequence

import click
from msgspec import Struct

from waverly.background.outgoing import Outgoing
from waverly.background.recurring import recurring_jobs
from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.sites import known_store
from waverly.clock import SettableClock, format_instant
from waverly.jobs import Scheduler
from waverly.settings import Settings
from waverly.storage.chores.job_rows import JobRun, last_runs


class JobTold(Struct, frozen=True, kw_only=True):
    """A job, its newest run, if it ever ran, and when it comes next (milliseconds)."""

    job: str
    purpose: str
    last: JobRun | None
    next_at: int | None

    @property
    def has_failed(self) -> bool:
        """Return whether its newest run failed."""
        return self.last is not None and self.last.ok is False


@click.command("jobs")
@home_option
@json_option
def command(home: str | None, as_json: bool) -> None:
    """List the scheduled jobs: how each went, and when it is due.

    Jobs that failed come first, and the command then ends with status 1.
    """
    jobs = asyncio.run(_jobs(settings_for(home)))
    if as_json:
        print_json(jobs)
    else:
        click.echo("\n".join(line for each in jobs for line in _lines(each)))
    if any(each.has_failed for each in jobs):
        raise SystemExit(1)


async def _jobs(settings: Settings) -> Sequence[JobTold]:
    """Return every job, those first that failed."""
    clock = SettableClock(settings.clock_path)
    async with known_store(settings) as store:
        jobs = recurring_jobs(settings, store, Outgoing(settings, store, clock))
        runs = await last_runs(store)
        scheduler = Scheduler(store, clock, jobs, settings.time_zone)
        found = [
            JobTold(
                job=job.name,
                purpose=job.purpose,
                last=runs.get(job.name),
                next_at=scheduler.next_due(job),
            )
            for job in jobs
        ]
    return sorted(found, key=lambda each: not each.has_failed)


def _lines(job: JobTold) -> list[str]:
    next_at = "" if job.next_at is None else f", next {format_instant(job.next_at)} UTC"
    return [f"{job.job}: {_state(job.last)}{next_at}", f"  {job.purpose}", *_said(job.last)]


def _state(run: JobRun | None) -> str:
    if run is None:
        return "not yet run"
    state = {None: "under way, or cut off, since", True: "ran", False: "FAILED"}[run.ok]
    return f"{state} {format_instant(run.started_at)}"


def _said(run: JobRun | None) -> list[str]:
    return [f"  Last time: {run.said}"] if run is not None and run.said else []
