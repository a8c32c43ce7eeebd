"""The list of sessions: who came lately, whether they wavered or bought, and the choice of some of them."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from waverly.storage.log.sought_sessions import (
    ALL,
    Asked,
    Place,
    Sought,
    bought,
    in_time,
    marks,
)
from waverly.storage.people.own_people import is_own_visit
from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes, sessions

STEP = 1_000
"""Sessions that one query looks through. With more, PostgreSQL takes seconds to compile it first (JIT)."""

STEPS = 20
"""Queries for one page at most: what is rare costs little more than what is common."""

MOST_COUNTED = 1_000
"""Beyond it an owner narrows the choice, and does not count on."""


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
    """Some sessions, newest first. `older` and `newer` are where more may be; None where none are.

    `is_cut` says that no more were found among those looked through, though some are left beyond.
    """

    lines: Sequence[SessionLine]
    older: Place | None = None
    newer: Place | None = None
    is_cut: bool = False


class Found(Struct, frozen=True, kw_only=True):
    """How many sessions are like what is sought; `is_more` says that there are more than so many.

    `is_cut` says that only the newest were looked through, though older ones are left.
    """

    count: int
    is_more: bool = False
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
    """Return the latest sessions that are sought, looking through so many steps of sessions at most.

    With `above` they are those next to it; where fewer are newer than fill a page, it is the latest page.
    """
    if sought.above is None:
        return await _down(store, site, sought, limit, step, steps)
    lines, edge = await _gather(store, site, sought, limit + 1, step, steps)
    if len(lines) <= limit and edge is None:
        return await _down(store, site, replace(sought, above=None), limit, step, steps)
    lines = lines[:limit][::-1]
    newer = _place(lines[0]) if edge is None else Place(at=edge + 1)
    older = _place(lines[-1]) if lines else sought.above
    return SessionPage(lines=lines, older=older, newer=newer, is_cut=edge is not None)


async def _down(
    store: Store, site: str, sought: Sought, limit: int, step: int, steps: int
) -> SessionPage:
    lines, edge = await _gather(store, site, sought, limit + 1, step, steps)
    is_full = len(lines) > limit
    lines = lines[:limit]
    newer = (_place(lines[0]) if lines else sought.below) if sought.below else None
    if is_full:
        return SessionPage(lines=lines, older=_place(lines[-1]), newer=newer)
    older = None if edge is None else Place(at=edge)
    return SessionPage(lines=lines, older=older, newer=newer, is_cut=edge is not None)


async def _gather(
    store: Store, site: str, sought: Sought, wanted: int, step: int, steps: int
) -> tuple[list[SessionLine], int | None]:
    """Return so many lines, and when the last one looked through opened; None where none is left to find."""
    lines: list[SessionLine] = []
    edge: int | None = None
    async for left, edge in _stretches(store, site, sought, step, steps):
        lines += await _lines(store, lines_of(site, left, edge, wanted - len(lines)))
        if len(lines) >= wanted:
            return lines, None
    return lines, edge


async def count_sessions(
    store: Store,
    site: str,
    sought: Sought,
    *,
    most: int = MOST_COUNTED,
    step: int = STEP,
    steps: int = STEPS,
) -> Found:
    """Return how many sessions are sought, counting so many, and looking through so many steps, at most."""
    count, edge = 0, None
    async for left, edge in _stretches(store, site, sought, step, steps):
        some = _some(site, left, edge, most + 1 - count).subquery()
        async with store.read() as connection:
            count += (await connection.execute(select(func.count()).select_from(some))).scalar_one()
        if count > most:
            return Found(count=most, is_more=True)
    return Found(count=count, is_cut=edge is not None)


async def _stretches(
    store: Store, site: str, sought: Sought, step: int, steps: int
) -> AsyncIterator[tuple[Sought, int | None]]:
    """Yield what is left to look through and when the last one of its step opened; None in the last one."""
    for _ in range(steps):
        edge = await _edge(store, site, sought, step) if sought.is_narrow else None
        yield sought, edge
        if edge is None:
            return
        sought = _beyond(sought, edge)


async def _edge(store: Store, site: str, sought: Sought, step: int) -> int | None:
    """Return when the last one of a step opened; None when fewer are there."""
    opened = _in_order(select(sessions.c.opened_at), site, sought)
    async with store.read() as connection:
        statement = opened.offset(step - 1).limit(1)
        edge: int | None = (await connection.execute(statement)).scalar()
        return edge


def _beyond(sought: Sought, edge: int) -> Sought:
    """Return what is left to look through after all that opened at the edge."""
    if sought.above is not None:
        return replace(sought, above=Place(at=edge + 1))
    return replace(sought, below=Place(at=edge))


def _in_order(query: Select[Asked], site: str, sought: Sought) -> Select[Asked]:
    """Return a query of sessions from the newest on, or from the place on that they are to be above."""
    return in_time(query, site, sought).order_by(*_order(sessions.c, sought))


def _order(
    columns: ReadOnlyColumnCollection[str, Any], sought: Sought
) -> Sequence[ColumnElement[Any]]:
    by = (columns.opened_at, columns.id)
    return by if sought.above is not None else [column.desc() for column in by]


def _some(site: str, sought: Sought, edge: int | None, limit: int) -> Select[tuple[Any, ...]]:
    """Return the query for so many of what is sought, looking no further than the edge."""
    opened = sessions.c.opened_at
    within = (
        [] if edge is None else [opened <= edge if sought.above is not None else opened >= edge]
    )
    found = _in_order(select(sessions), site, sought).where(*within, *marks(site, sought))
    return found.limit(limit)


async def _lines(store: Store, question: Select[Any]) -> list[SessionLine]:
    async with store.read() as connection:
        return [_line(row) for row in await connection.execute(question)]


def lines_of(site: str, sought: Sought, edge: int | None, limit: int) -> Select[tuple[object, ...]]:
    """Return the query for lines of what is sought, looking no further than those that opened at `edge`."""
    page = _some(site, sought, edge, limit).subquery()
    own = and_(decisions.c.site == site, decisions.c.session == page.c.id)
    shown = and_(own, decisions.c.displayed.is_(True))
    order = bought(site, page.c)
    return select(
        page,
        select(func.count()).where(own).scalar_subquery().label("decisions"),
        select(func.count()).where(shown).scalar_subquery().label("displayed"),
        is_own_visit(site, page.c.id).label("is_own"),
        select(func.sum(outcomes.c.value)).where(order).scalar_subquery().label("bought"),
        select(func.min(outcomes.c.currency)).where(order).scalar_subquery().label("currency"),
        select(func.max(outcomes.c.currency)).where(order).scalar_subquery().label("other"),
    ).order_by(*_order(page.c, sought))


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


def _place(line: SessionLine) -> Place:
    return Place(at=line.opened_at, id=line.id)
