"""What each job did, and when: one row per run, claimed by the process that runs it."""

from msgspec import Struct
from sqlalchemy import and_, func, not_, select, update

from waverly.storage.insert_once import insert_once
from waverly.storage.store import Store
from waverly.storage.tables import job_runs

MAX_SAID = 2_000
"""Characters kept of what a run said."""


class JobRun(Struct, frozen=True, kw_only=True):
    """One run. Instants are milliseconds; `finished_at`, `ok` and `said` are None while it runs."""

    job: str
    due_at: int
    started_at: int
    finished_at: int | None
    ok: bool | None
    said: str | None


async def claim_run(store: Store, job: str, due_at: int, now: int) -> bool:
    """Return whether the run due at `due_at` is ours; False when another process has taken it."""
    row = {"job": job, "due_at": due_at, "started_at": now}
    async with store.write() as connection:
        statement = insert_once(connection, job_runs).returning(job_runs.c.job)
        return (await connection.execute(statement, row)).first() is not None


async def finish_run(store: Store, job: str, due_at: int, now: int, *, said: str, ok: bool) -> None:
    """Store what a run said."""
    statement = (
        update(job_runs)
        .where(job_runs.c.job == job, job_runs.c.due_at == due_at)
        .values(finished_at=now, ok=ok, said=said[:MAX_SAID])
    )
    async with store.write() as connection:
        await connection.execute(statement)


async def give_back_run(store: Store, job: str, due_at: int) -> None:
    """Delete a run that was interrupted, so that it is done again."""
    statement = job_runs.delete().where(job_runs.c.job == job, job_runs.c.due_at == due_at)
    async with store.write() as connection:
        await connection.execute(statement)


async def keep_run(store: Store, job: str, at: int, said: str) -> None:
    """Store what a job said that was run at `at` (milliseconds) without being due."""
    if await claim_run(store, job, at, at):
        await finish_run(store, job, at, at, said=said, ok=True)


async def last_runs(store: Store) -> dict[str, JobRun]:
    """Return each job's newest run."""
    newest = (
        select(job_runs.c.job, func.max(job_runs.c.due_at).label("due_at"))
        .group_by(job_runs.c.job)
        .subquery()
    )
    statement = select(job_runs).join(
        newest, (newest.c.job == job_runs.c.job) & (newest.c.due_at == job_runs.c.due_at)
    )
    async with store.read() as connection:
        return {row.job: JobRun(**row._mapping) for row in await connection.execute(statement)}


async def due_before(store: Store, job: str, due_at: int) -> int | None:
    """Return when a job was due the last time before `due_at`, or None when it never was."""
    newest = select(func.max(job_runs.c.due_at)).where(
        job_runs.c.job == job, job_runs.c.due_at < due_at
    )
    async with store.read() as connection:
        due: int | None = (await connection.execute(newest)).scalar()
        return due


async def forget_runs(store: Store, before: int) -> int:
    """Delete runs due before an instant; return how many. Each job's newest one stays."""
    newest = {run.job: run.due_at for run in (await last_runs(store)).values()}
    old = and_(
        job_runs.c.due_at < before,
        *(not_(and_(job_runs.c.job == job, job_runs.c.due_at == at)) for job, at in newest.items()),
    )
    async with store.write() as connection:
        return (await connection.execute(job_runs.delete().where(old))).rowcount
