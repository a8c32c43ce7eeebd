"""Which sessions are sought, as a question to the database: when they opened, and what they had."""

from typing import Any, Literal, TypeVar

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, not_, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from waverly.storage.tables import decisions, outcomes, sessions

Asked = TypeVar("Asked", bound=tuple[Any, ...])

Help = Literal["", "shown", "used", "closed", "withheld"]

DONE_WITH_IT = {"used": "overlay_engaged", "closed": "overlay_dismissed"}
"""The kind of outcome that says what became of help."""


class Place(Struct, frozen=True, kw_only=True):
    """Where a session stands in the list, by when it opened and, of those of one millisecond, by its id.

    Without an id it is before all that opened at `at` (server milliseconds).
    """

    at: int
    id: str = ""


class Sought(Struct, frozen=True, kw_only=True):
    """Which sessions are wanted; what is empty does not matter.

    `moment`, `campaign` (chosen, shown or not) and `help` are about one and the same decision. They opened
    at or after `since` and before `until` (server milliseconds), and stand in the list newer than `above` and
    older than `below`.
    """

    moment: str = ""
    campaign: str = ""
    help: Help = ""
    has_order: bool | None = None
    device: str = ""
    since: int | None = None
    until: int | None = None
    above: Place | None = None
    below: Place | None = None

    @property
    def is_narrow(self) -> bool:
        """Return whether sessions must be looked into, besides when they opened."""
        about_help = self.moment or self.campaign or self.help
        return bool(about_help or self.device or self.has_order is not None)


ALL = Sought()


def in_time(query: Select[Asked], site: str, sought: Sought) -> Select[Asked]:
    """Return a query of sessions that opened when they are sought."""
    opened = sessions.c.opened_at
    within = [sessions.c.site == site]
    if sought.since is not None:
        within.append(opened >= sought.since)
    if sought.until is not None:
        within.append(opened < sought.until)
    # The instant alone comes first: by it the index finds where to begin.
    if (above := sought.above) is not None:
        within += [opened >= above.at, or_(opened > above.at, sessions.c.id > above.id)]
    if (below := sought.below) is not None:
        within += [opened <= below.at, or_(opened < below.at, sessions.c.id < below.id)]
    return query.where(*within)


def marks(site: str, sought: Sought) -> list[ColumnElement[bool]]:
    """Return what a session must have had."""
    marks: list[ColumnElement[bool]] = []
    if sought.device:
        marks.append(sessions.c.device == sought.device)
    if sought.moment or sought.campaign or sought.help:
        marks.append(_is_there(select(decisions.c.id).where(*_decided(site, sought))))
    if sought.has_order is not None:
        order = _is_there(select(outcomes.c.id).where(bought(site, sessions.c)))
        marks.append(order if sought.has_order else not_(order))
    return marks


def _decided(site: str, sought: Sought) -> list[ColumnElement[bool]]:
    """Return what a decision must have been."""
    decided = [decisions.c.site == site, decisions.c.session == sessions.c.id]
    if sought.moment:
        decided.append(decisions.c.moment == sought.moment)
    if sought.campaign:
        decided.append(decisions.c.arm == sought.campaign)
    if sought.help == "withheld":
        decided.append(decisions.c.held_out.is_not(None))
    elif sought.help:
        decided.append(decisions.c.displayed.is_(True))
    if sought.help in DONE_WITH_IT:
        done = select(outcomes.c.id).where(
            outcomes.c.decision == decisions.c.id, outcomes.c.kind == DONE_WITH_IT[sought.help]
        )
        decided.append(_is_there(done))
    return decided


def bought(site: str, session: ReadOnlyColumnCollection[str, Any]) -> ColumnElement[bool]:
    """Return whether an outcome is an order of a session."""
    return and_(
        outcomes.c.site == site,
        outcomes.c.visitor == session.visitor,  # by the index on visitors
        outcomes.c.session == session.id,
        outcomes.c.kind == "purchased",
    )


def _is_there(question: Select[tuple[Any]]) -> ColumnElement[bool]:
    """Return whether a question has an answer, asked of one session after the other.

    PostgreSQL would turn an EXISTS into a join with all decisions ever made; not so this.
    """
    return question.limit(1).scalar_subquery().is_not(None)
