"""How far the measuring has read, and what is new since.

Rows get their ids when they are written but appear when they are committed, so on a database with
several writers a lower id can appear after a higher one. Of everything but the journal each turn
therefore reads again what the turn before had seen; the journal is read half an hour late, when all
of it has long been committed.
"""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.insert_once import insert_once
from waverly.storage.measured.measured_tables import (
    OPEN,
    enrolments,
    measure_progress,
    refunds,
    visitor_links,
    visits,
)
from waverly.storage.measured.statistic_rows import begin_with_past
from waverly.storage.store import Store
from waverly.storage.tables import journal, outcomes

IN_PASSING = 500
"""Rows looked at in one turn beside a server that answers shoppers: it is held up for milliseconds."""

IN_BULK = 4_000
"""The same where nobody waits: twice as fast."""


class ReadPosition(Struct, frozen=True, kw_only=True):
    """How far one table was read: up to `position` for good, up to `seen` to be read once more."""

    position: int = 0
    seen: int = 0

    def moved(self, last: int, *, is_full: bool) -> "ReadPosition":
        """Return where to continue after a turn that read up to `last`; `is_full` if there is more."""
        if is_full:
            return ReadPosition(position=last, seen=max(last, self.seen))
        return ReadPosition(position=max(self.position, self.seen), seen=max(last, self.seen))


class Reached(Struct, frozen=True, kw_only=True):
    """How far all tables were read. `recipe` identifies the rules by which the sums were computed."""

    turn: int = 0
    recipe: str = ""
    journal: int = 0
    outcomes: ReadPosition = ReadPosition()
    refunds: ReadPosition = ReadPosition()
    links: ReadPosition = ReadPosition()


class Arrived(Struct, frozen=True, kw_only=True):
    """Journal rows that have settled: their sessions, the last id, and whether more may follow."""

    sessions: frozenset[str]
    last: int
    is_full: bool


class NewRows(Struct, frozen=True, kw_only=True):
    """New rows of one table: whom they are about, the last id, and whether more may follow."""

    about: frozenset[str]
    last: int
    is_full: bool


async def reached(store: Store, site: str) -> Reached:
    """Return how far a site was read; nothing yet for a new one."""
    statement = select(measure_progress).where(measure_progress.c.site == site)
    async with store.read() as connection:
        row = (await connection.execute(statement)).first()
    if row is None:
        return Reached()
    return Reached(
        turn=row.turn,
        recipe=row.recipe,
        journal=row.journal,
        outcomes=ReadPosition(position=row.outcomes, seen=row.outcomes_seen),
        refunds=ReadPosition(position=row.refunds, seen=row.refunds_seen),
        links=ReadPosition(position=row.links, seen=row.links_seen),
    )


async def take_turn(connection: AsyncConnection, site: str, now: Reached) -> bool:
    """Advance from the turn before `now`; return False if another process already has."""
    row = {
        "turn": now.turn,
        "recipe": now.recipe,
        "journal": now.journal,
        "outcomes": now.outcomes.position,
        "outcomes_seen": now.outcomes.seen,
        "refunds": now.refunds.position,
        "refunds_seen": now.refunds.seen,
        "links": now.links.position,
        "links_seen": now.links.seen,
    }
    before = (measure_progress.c.site == site, measure_progress.c.turn == now.turn - 1)
    moved = await connection.execute(update(measure_progress).where(*before).values(**row))
    if moved.rowcount == 1:
        return True
    if now.turn != 1:
        return False
    first = insert_once(connection, measure_progress)
    return (await connection.execute(first, {"site": site, **row})).rowcount == 1


async def arrived(store: Store, site: str, position: int, until: int, most: int) -> Arrived:
    """Return the sessions of the batches after `position` received up to `until`."""
    statement = (
        select(journal.c.id, journal.c.session, journal.c.received_at)
        .where(journal.c.site == site, journal.c.id > position)
        .order_by(journal.c.id)
        .limit(most)
    )
    async with store.read() as connection:
        rows = (await connection.execute(statement)).all()
    settled = []
    for row in rows:
        if row.received_at > until:
            break
        settled.append(row)
    return Arrived(
        sessions=frozenset(row.session for row in settled),
        last=settled[-1].id if settled else position,
        is_full=len(settled) == most,
    )


async def new_outcomes(store: Store, site: str, position: int, most: int) -> NewRows:
    """Return the visitors of outcomes after `position`."""
    return await _news(store, site, outcomes, "visitor", position, most)


async def new_refunds(store: Store, site: str, position: int, most: int) -> NewRows:
    """Return the orders of refunds after `position`."""
    return await _news(store, site, refunds, "order", position, most)


async def new_links(store: Store, site: str, position: int, most: int) -> NewRows:
    """Return the visitors of links after `position`."""
    return await _news(store, site, visitor_links, "visitor", position, most)


async def buyers_of(store: Store, site: str, orders: Iterable[str]) -> set[str]:
    """Return the visitors who placed some orders."""
    found: set[str] = set()
    async with store.read() as connection:
        for part in chunks(orders):
            statement = select(outcomes.c.visitor).where(
                outcomes.c.site == site, outcomes.c.kind == "purchased", outcomes.c.key.in_(part)
            )
            found |= {row.visitor for row in await connection.execute(statement)}
    return found


async def forget_measures(store: Store, site: str) -> None:
    """Delete everything that can be computed again from the journal, and how far it was read.

    What is no longer in the journal stays: closed enrolments, and what the past adds to the sums.
    """
    async with store.write() as connection:
        for table in (visits, measure_progress):
            await connection.execute(delete(table).where(table.c.site == site))
        await connection.execute(delete(enrolments).where(enrolments.c.site == site, OPEN))
        await begin_with_past(connection, site)


async def last_batch(store: Store, site: str) -> int:
    """Return the id of a site's last batch, 0 without one."""
    statement = select(func.max(journal.c.id)).where(journal.c.site == site)
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar() or 0


async def _news(
    store: Store, site: str, table: Table, about: str, position: int, most: int
) -> NewRows:
    statement = (
        select(table.c.id, table.c[about])
        .where(table.c.site == site, table.c.id > position)
        .order_by(table.c.id)
        .limit(most)
    )
    async with store.read() as connection:
        rows = (await connection.execute(statement)).all()
    return NewRows(
        about=frozenset(row[1] for row in rows),
        last=rows[-1][0] if rows else position,
        is_full=len(rows) == most,
    )
