"""What comes round: each job once, with its timetable. A job looks after every site."""

from collections.abc import Awaitable, Callable, Sequence

from waverly.digests import queue_digests
from waverly.jobs import Job
from waverly.outgoing import Outgoing
from waverly.policies.nightly import update_rests, update_shares
from waverly.reporting.measuring.catch_up import catch_up
from waverly.storage import Store
from waverly.storage.job_rows import forget_runs
from waverly.storage.outbox_rows import forget_sent
from waverly.storage.share_rows import Move
from waverly.storage.site_rows import all_sites

KEPT_DAYS = 30
"""How long a message that left can still be sent again, and a job's run be looked at."""

DAY_MS = 86_400_000

Step = Callable[[Store, str, int], Awaitable[Sequence[Move]]]


def recurring_jobs(store: Store, outgoing: Outgoing) -> list[Job]:
    """Return every job of the server."""

    async def shares(at: int) -> str:
        return await _move_all(store, update_shares, at)

    async def rests(at: int) -> str:
        return await _move_all(store, update_rests, at)

    async def digests(at: int) -> str:
        return await queue_digests(store, outgoing.integrations, at, has_mail=outgoing.has_mail)

    async def tidy(at: int) -> str:
        before = at - KEPT_DAYS * DAY_MS
        messages, runs = await forget_sent(store, before), await forget_runs(store, before)
        return f"Forgot {messages:,} messages and {runs:,} runs of jobs."

    async def measure(at: int) -> str:
        for site in await all_sites(store):
            await catch_up(store, site.key, at)
        return "Counted what has settled."

    return [
        Job(
            name="measure",
            timetable="*/5 * * * *",
            purpose="Count visits that have ended, late orders and refunds.",
            run=measure,
        ),
        Job(
            name="shares",
            timetable="10 3 * * *",
            purpose="Learn from the log which help to show how often.",
            run=shares,
        ),
        Job(
            name="rests",
            timetable="25 * * * *",
            purpose="Hold back help that annoys, and try again what has rested.",
            run=rests,
        ),
        Job(
            name="digests",
            timetable="0 7 * * mon",
            purpose="Send the week's digest to those who asked for it.",
            run=digests,
        ),
        Job(
            name="tidy",
            timetable="40 3 * * *",
            purpose=f"Forget messages that left, and runs of jobs, more than {KEPT_DAYS} days ago.",
            run=tidy,
        ),
    ]


async def _move_all(store: Store, step: Step, at: int) -> str:
    moves = [move for site in await all_sites(store) for move in await step(store, site.key, at)]
    return " ".join(move.sentence for move in moves) or "Nothing had to move."
