"""What shoppers answered to the help they were shown: used it, or closed it."""

from sqlalchemy import ColumnElement, Select, case, func, select

from waverly.storage.tables import outcomes

USED = "overlay_engaged"
DISMISSED = "overlay_dismissed"


def is_closing(*, used: bool, dismissed: bool) -> bool:
    """Return whether an answer is a closing. A use counts as one, whatever followed it.

    What has served its purpose is closed, too: a poll after it was answered, a card after it was read.
    """
    return dismissed and not used


def answers_since(site: str, since: int) -> Select[tuple[str | None, int, int]]:
    """Return the query for `used` and `dismissed` (0 or 1) of each decision answered since an instant."""
    return (
        select(
            outcomes.c.decision,
            _was(USED).label("used"),
            _was(DISMISSED).label("dismissed"),
        )
        .where(
            outcomes.c.site == site,
            outcomes.c.at >= since,
            outcomes.c.kind.in_((USED, DISMISSED)),
        )
        .group_by(outcomes.c.decision)
    )


def _was(kind: str) -> ColumnElement[int]:
    return func.max(case((outcomes.c.kind == kind, 1), else_=0))
