"""The store's own people: visitors on pages whose tag has `data-preview`. No figure counts them."""

from sqlalchemy import ColumnElement, CompoundSelect, or_, select, union

from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes

OWN_VISIT = "own_visit"
"""The kind of the row that marks a visit, whether or not anything was decided in it."""


def own_people(site: str, since: int) -> CompoundSelect[tuple[str]]:
    """Return a query for their visitor ids, of all who came since an instant (milliseconds)."""
    visited = select(outcomes.c.visitor).where(
        outcomes.c.site == site, outcomes.c.kind == OWN_VISIT, outcomes.c.at >= since
    )
    given_a_preview = select(decisions.c.visitor).where(
        decisions.c.site == site, decisions.c.preview.is_(True), decisions.c.at >= since
    )
    return union(visited, given_a_preview)


def is_own_visit(site: str, session: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Return whether a session was of their visits: marked as one, or given a preview."""
    marked = select(outcomes.c.id).where(
        outcomes.c.site == site, outcomes.c.kind == OWN_VISIT, outcomes.c.key == session
    )
    previewed = select(decisions.c.id).where(
        decisions.c.site == site, decisions.c.session == session, decisions.c.preview.is_(True)
    )
    return or_(marked.exists(), previewed.exists())


async def was_own_visit(store: Store, site: str, session: str) -> bool:
    """Return the same of one session by its id."""
    async with store.read() as connection:
        return bool(await connection.scalar(select(is_own_visit(site, session))))
