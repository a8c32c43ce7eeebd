"""The list of sessions: who came lately, and whether they wavered or bought."""

from msgspec import Struct
from sqlalchemy import and_, func, select

from waverly.storage.people.own_people import is_own_visit
from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes, sessions


class SessionLine(Struct, frozen=True, kw_only=True):
    """One session in a list. `opened_at` is server milliseconds; `is_own` marks the store's own people.

    `bought` is an amount of `currency`; when it `is_mixed`, orders were in several and the sum means nothing.
    """

    id: str
    visitor: str
    opened_at: int
    device: str
    referrer: str
    decisions: int
    displayed: int
    is_own: bool
    bought: float | None
    currency: str = ""
    is_mixed: bool = False


async def recent_sessions(
    store: Store, site: str, *, limit: int = 50, before: int | None = None
) -> list[SessionLine]:
    """Return the latest sessions opened before the instant `before`, newest first."""
    newest = select(sessions).where(sessions.c.site == site)
    if before is not None:
        newest = newest.where(sessions.c.opened_at < before)
    page = newest.order_by(sessions.c.opened_at.desc()).limit(limit).subquery()
    own = and_(decisions.c.site == site, decisions.c.session == page.c.id)
    shown = and_(own, decisions.c.displayed.is_(True))
    bought = and_(
        outcomes.c.site == site,
        outcomes.c.visitor == page.c.visitor,  # by the index on visitors
        outcomes.c.session == page.c.id,
        outcomes.c.kind == "purchased",
    )
    statement = select(
        page,
        select(func.count()).where(own).scalar_subquery().label("decisions"),
        select(func.count()).where(shown).scalar_subquery().label("displayed"),
        is_own_visit(site, page.c.id).label("is_own"),
        select(func.sum(outcomes.c.value)).where(bought).scalar_subquery().label("bought"),
        select(func.min(outcomes.c.currency)).where(bought).scalar_subquery().label("currency"),
        select(func.max(outcomes.c.currency)).where(bought).scalar_subquery().label("other"),
    ).order_by(page.c.opened_at.desc())
    async with store.read() as connection:
        return [
            SessionLine(
                id=row.id,
                visitor=row.visitor,
                opened_at=row.opened_at,
                device=row.device,
                referrer=row.referrer,
                decisions=row.decisions,
                displayed=row.displayed,
                is_own=row.is_own,
                bought=row.bought,
                currency=row.currency or "",
                is_mixed=row.currency != row.other,
            )
            for row in await connection.execute(statement)
        ]
