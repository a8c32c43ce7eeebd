"""What comes round: each job once, with its timetable. A job looks after every site."""

from collections.abc import Awaitable, Callable, Sequence

from waverly.jobs import Job
from waverly.policies.nightly import update_rests, update_shares
from waverly.reporting.measuring.catch_up import catch_up
from waverly.storage import Store
from waverly.storage.outbox_rows import forget_sent
from waverly.storage.share_rows import Move
from waverly.storage.site_rows import all_sites

KEPT_DAYS = 30
"""How long a message that arrived, or never will, can still be looked at and sent again."""

DAY_MS = 86_400_000

Step = Callable[[Store, str, int], Awaitable[Sequence[Move]]]


def recurring_jobs(store: Store) -> list[Job]:
    """Return every job of the server."""

    async def shares(at: int) -> str:
        return await _move_all(store, update_shares, at)

    async def rests(at: int) -> str:
        return await _move_all(store, update_rests, at)

    async def tidy(at: int) -> str:
        return f"Forgot {await forget_sent(store, at - KEPT_DAYS * DAY_MS):,} messages."

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
            name="tidy-outbox",
            timetable="40 3 * * *",
            purpose=f"Forget messages that left more than {KEPT_DAYS} days ago.",
            run=tidy,
        ),
    ]


async def _move_all(store: Store, step: Step, at: int) -> str:
    moves = [move for site in await all_sites(store) for move in await step(store, site.key, at)]
    return " ".join(move.sentence for move in moves) or "Nothing had to move."
