"""Whether shoppers are closing something right now: a small query that runs every few minutes."""

from sqlalchemy import and_, case, func, select

from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes

FEW_CLOSINGS = 5
"""Fewer can wait for the hourly look at everything, which reads a month."""


async def is_being_closed(store: Store, site: str, since: int, until: int) -> bool:
    """Return whether, from `since` up to `until` (server milliseconds), some help was closed by 5 or
    more, and by more than used it.
    """
    closed = func.sum(case((outcomes.c.kind == "overlay_dismissed", 1), else_=0))
    used = func.sum(case((outcomes.c.kind == "overlay_engaged", 1), else_=0))
    statement = (
        select(decisions.c.arm)
        .join(outcomes, outcomes.c.decision == decisions.c.id)
        .where(
            and_(
                outcomes.c.site == site,
                outcomes.c.kind.in_(("overlay_dismissed", "overlay_engaged")),
                outcomes.c.at >= since,
                outcomes.c.at < until,
                decisions.c.preview.is_(False),
            )
        )
        .group_by(decisions.c.arm)
        .having(and_(closed >= FEW_CLOSINGS, closed > used))
        .limit(1)
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).first() is not None
