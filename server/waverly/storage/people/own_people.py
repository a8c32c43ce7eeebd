"""The store's own people: visitors who came by a tag that says `data-preview`. No figure counts them."""

from sqlalchemy import CompoundSelect, select, union

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
