"""Visitors known to be one person. The earliest of them gives the person its id and its group."""

from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import enrolments, visitor_links
from waverly.storage.people.erased.marks import mark_of, refused_among
from waverly.storage.store import Store
from waverly.storage.tables import sessions


async def link_visitors(store: Store, site: str, one: str, other: str, at: int) -> str:
    """Link two visitors as one person; return the person: of all those linked, the one seen first.

    A visitor who was just erased is linked to nobody; the person is then the other visitor's.
    """
    async with store.write() as connection:
        refused = await refused_among(connection, site, (one, other), at)
        if refused:
            (left, *_) = [each for each in (one, other) if each not in refused] or [one]
            return await _earliest(connection, site, await _group(connection, site, left))
        group = await _group(connection, site, one) | await _group(connection, site, other)
        first = await _earliest(connection, site, group)
        numbers = await _new_numbers(connection, len(group))
        theirs = (visitor_links.c.site == site) & visitor_links.c.visitor.in_(group)
        await connection.execute(delete(visitor_links).where(theirs))
        rows = [
            {"site": site, "visitor": visitor, "person": first, "at": at} | number
            for visitor, number in zip(sorted(group), numbers, strict=True)
        ]
        await connection.execute(insert(visitor_links), rows)
    return first


async def _new_numbers(connection: AsyncConnection, count: int) -> list[dict[str, int]]:
    """Return ids for rows about to be written again, above all earlier ones, so that they count as new.

    SQLite would give the ids of what is deleted again, and whoever had read up to them
    (`progress_rows.new_links`) would pass the rows over. PostgreSQL's sequence never goes back.
    """
    if connection.dialect.name != "sqlite":
        return [{}] * count
    last = (await connection.execute(select(func.max(visitor_links.c.id)))).scalar() or 0
    return [{"id": last + place} for place in range(1, count + 1)]


async def persons_of(store: Store, site: str, visitors: Iterable[str]) -> dict[str, str]:
    """Return the person each visitor belongs to; a visitor without links is a person alone."""
    known = list(visitors)
    found = {visitor: visitor for visitor in known}
    async with store.read() as connection:
        for part in chunks(known):
            statement = select(visitor_links.c.visitor, visitor_links.c.person).where(
                visitor_links.c.site == site, visitor_links.c.visitor.in_(part)
            )
            found |= {row.visitor: row.person for row in await connection.execute(statement)}
    return found


async def visitors_of(store: Store, site: str, persons: Iterable[str]) -> dict[str, str]:
    """Return every visitor of some persons, with the person."""
    known = list(persons)
    linked: dict[str, str] = {}
    async with store.read() as connection:
        for part in chunks(known):
            statement = select(visitor_links.c.visitor, visitor_links.c.person).where(
                visitor_links.c.site == site, visitor_links.c.person.in_(part)
            )
            linked |= {row.visitor: row.person for row in await connection.execute(statement)}
    alone = {person: person for person in known if person not in linked}
    owned = await persons_of(store, site, alone)
    return linked | {visitor: person for visitor, person in owned.items() if visitor == person}


async def _group(connection: AsyncConnection, site: str, visitor: str) -> set[str]:
    person = select(visitor_links.c.person).where(
        visitor_links.c.site == site, visitor_links.c.visitor == visitor
    )
    statement = select(visitor_links.c.visitor).where(
        visitor_links.c.site == site, visitor_links.c.person.in_(person)
    )
    return {visitor, *(row.visitor for row in await connection.execute(statement))}


async def _earliest(connection: AsyncConnection, site: str, group: set[str]) -> str:
    """Return which of some visitors was here first; those with closed enrolments come before others."""
    past = await _earliest_closed(connection, site, group)
    if past is not None:
        return past
    first_at = func.min(sessions.c.opened_at)
    statement = (
        select(sessions.c.visitor)
        .where(sessions.c.site == site, sessions.c.visitor.in_(group))
        .group_by(sessions.c.visitor)
        .order_by(first_at, sessions.c.visitor)
        .limit(1)
    )
    return (await connection.execute(statement)).scalar() or min(group)


async def _earliest_closed(connection: AsyncConnection, site: str, group: set[str]) -> str | None:
    """Return the visitor with the earliest closed enrolment, who keeps the group that was drawn then."""
    marks = {mark_of(site, visitor): visitor for visitor in group}
    statement = (
        select(enrolments.c.person)
        .where(enrolments.c.site == site, enrolments.c.person.in_(marks), enrolments.c.closed)
        .order_by(enrolments.c.at, enrolments.c.person)
        .limit(1)
    )
    found = (await connection.execute(statement)).scalar()
    return None if found is None else marks[found]
