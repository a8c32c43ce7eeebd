"""Whether shoppers are closing something right now: a small query that runs every few minutes."""

from sqlalchemy import and_, func, select

from waverly.storage.log.answers import answers_since
from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes

FEW_CLOSINGS = 5
"""Fewer can wait for the hourly look at everything, which reads a month."""


async def is_being_closed(store: Store, site: str, since: int, until: int) -> bool:
    """Return whether, from `since` up to `until` (server milliseconds), some help was closed by 5 or
    more, and by more than used it.
    """
    answered = answers_since(site, since).where(outcomes.c.at < until).subquery("answered")
    used = func.sum(answered.c.used)
    closed = func.sum(answered.c.dismissed * (1 - answered.c.used))  # as `is_closing` says
    statement = (
        select(decisions.c.arm)
        .join(answered, answered.c.decision == decisions.c.id)
        .where(decisions.c.site == site, decisions.c.preview.is_(False))
        .group_by(decisions.c.arm)
        .having(and_(closed >= FEW_CLOSINGS, closed > used))
        .limit(1)
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).first() is not None
