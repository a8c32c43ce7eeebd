"""The list of sessions: who came lately, whether they wavered or bought, and the choice of some of them."""

from collections.abc import Sequence
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, and_, func, not_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from waverly.storage.people.own_people import is_own_visit
from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes, sessions

STEP = 1_000
"""Sessions that one query looks through. With more, PostgreSQL takes seconds to compile it first (JIT)."""

STEPS = 20
"""Queries for one page at most: what is rare costs little more than what is common."""

Asked = TypeVar("Asked", bound=tuple[Any, ...])

Help = Literal["", "shown", "used", "closed", "withheld"]

DONE_WITH_IT = {"used": "overlay_engaged", "closed": "overlay_dismissed"}
"""The kind of outcome that says what became of help."""


class Sought(Struct, frozen=True, kw_only=True):
    """Which sessions are wanted; what is empty does not matter.

    `moment`, `campaign` (chosen, shown or not) and `help` are about one and the same decision. They opened
    at or after `since` and before `until` (server milliseconds).
    """

    moment: str = ""
    campaign: str = ""
    help: Help = ""
    has_order: bool | None = None
    device: str = ""
    since: int | None = None
    until: int | None = None

    @property
    def is_narrow(self) -> bool:
        """Return whether sessions must be looked into, besides when they opened."""
        about_help = self.moment or self.campaign or self.help
        return bool(about_help or self.device or self.has_order is not None)


ALL = Sought()


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


class SessionPage(Struct, frozen=True, kw_only=True):
    """Some sessions, newest first. More may be `before` an instant; None when these are all there are.

    `is_cut` says that no more were found among those looked through, though older ones are left.
    """

    lines: Sequence[SessionLine]
    before: int | None = None
    is_cut: bool = False


async def recent_sessions(
    store: Store,
    site: str,
    sought: Sought = ALL,
    *,
    limit: int = 50,
    step: int = STEP,
    steps: int = STEPS,
) -> SessionPage:
    """Return the latest sessions that are sought, looking through so many steps of sessions at most."""
    lines: list[SessionLine] = []
    left, floor = sought, None
    for _ in range(steps):
        floor = await _floor(store, site, left, step) if sought.is_narrow else None
        lines += await _lines(store, lines_of(site, left, floor, limit + 1 - len(lines)))
        if len(lines) > limit:
            return SessionPage(lines=lines[:limit], before=lines[limit - 1].opened_at)
        if floor is None:
            return SessionPage(lines=lines)
        left = replace(left, until=floor)
    return SessionPage(lines=lines, before=floor, is_cut=True)


async def _floor(store: Store, site: str, sought: Sought, step: int) -> int | None:
    """Return when the oldest one of a step opened; None when fewer are there."""
    opened = _in_time(select(sessions.c.opened_at), site, sought)
    async with store.read() as connection:
        statement = opened.offset(step - 1).limit(1)
        floor: int | None = (await connection.execute(statement)).scalar()
        return floor


async def _lines(store: Store, question: Select[Any]) -> list[SessionLine]:
    async with store.read() as connection:
        return [_line(row) for row in await connection.execute(question)]


def lines_of(
    site: str, sought: Sought, floor: int | None, limit: int
) -> Select[tuple[object, ...]]:
    """Return the query for lines of what is sought, of those that opened at `floor` or later."""
    wanted = [] if floor is None else [sessions.c.opened_at >= floor]
    newest = _in_time(select(sessions), site, sought).where(*wanted, *_marks(site, sought))
    page = newest.limit(limit).subquery()
    own = and_(decisions.c.site == site, decisions.c.session == page.c.id)
    shown = and_(own, decisions.c.displayed.is_(True))
    bought = _bought(site, page.c)
    return select(
        page,
        select(func.count()).where(own).scalar_subquery().label("decisions"),
        select(func.count()).where(shown).scalar_subquery().label("displayed"),
        is_own_visit(site, page.c.id).label("is_own"),
        select(func.sum(outcomes.c.value)).where(bought).scalar_subquery().label("bought"),
        select(func.min(outcomes.c.currency)).where(bought).scalar_subquery().label("currency"),
        select(func.max(outcomes.c.currency)).where(bought).scalar_subquery().label("other"),
    ).order_by(page.c.opened_at.desc())


def _in_time(query: Select[Asked], site: str, sought: Sought) -> Select[Asked]:
    """Return a query of sessions, newest first, that opened when they are sought."""
    within = [sessions.c.site == site]
    if sought.since is not None:
        within.append(sessions.c.opened_at >= sought.since)
    if sought.until is not None:
        within.append(sessions.c.opened_at < sought.until)
    return query.where(*within).order_by(sessions.c.opened_at.desc())


def _marks(site: str, sought: Sought) -> list[ColumnElement[bool]]:
    """Return what a session must have had."""
    marks: list[ColumnElement[bool]] = []
    if sought.device:
        marks.append(sessions.c.device == sought.device)
    if sought.moment or sought.campaign or sought.help:
        marks.append(_is_there(select(decisions.c.id).where(*_decided(site, sought))))
    if sought.has_order is not None:
        order = _is_there(select(outcomes.c.id).where(_bought(site, sessions.c)))
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


def _bought(site: str, session: ReadOnlyColumnCollection[str, Any]) -> ColumnElement[bool]:
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


def _line(row: Row[Any]) -> SessionLine:
    return SessionLine(
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
