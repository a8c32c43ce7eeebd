"""Erases a person: every row of theirs, in one transaction, and nothing comes back."""

from sqlalchemy import Case, Table, case, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.insert_once import insert_once
from waverly.storage.measured.measured_tables import measure_progress, refunds, visitor_links
from waverly.storage.people.belongings import BELONGINGS
from waverly.storage.people.erased_marks import mark_erased
from waverly.storage.people.everything import Kept
from waverly.storage.people.place_held import hold_place
from waverly.storage.people.whom import Person, Whom, person_of
from waverly.storage.sqlite_log import empty_log
from waverly.storage.store import Store
from waverly.storage.tables import journal, outcomes


async def erase(store: Store, site: str, asked: Whom, now: int) -> Kept:
    """Delete all that is kept of a person; return how much that was, which may be nothing.

    What arrives of them within the next day is not kept; afterwards they are somebody new. Sums stay.
    """
    async with store.write() as connection:
        await _wait_for_writers(connection)
        await _throw_turns_away(connection, site)
        person = await person_of(connection, site, asked)
        await mark_erased(connection, site, person.visitors, now)
        counts = {table.name: await _delete(connection, table, person) for table in BELONGINGS}
        await _step_back(connection, site)
    await empty_log(store.url)
    rows = {name: count for name, count in counts.items() if count}
    return Kept(visitors=person.visitors, email=person.email, rows=rows)


async def _wait_for_writers(connection: AsyncConnection) -> None:
    """Wait until whoever asked for the erased before us has written; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("LOCK TABLE erased IN EXCLUSIVE MODE"))


async def _throw_turns_away(connection: AsyncConnection, site: str) -> None:
    """Make a turn of the measuring that is under way fail: it may hold what is about to be deleted.

    See `reporting.measuring.catch_up`: it reads first, and writes only if nobody moved on meanwhile.
    """
    columns = (column.name for column in measure_progress.columns)
    nothing = dict.fromkeys(columns, 0) | {"site": site, "recipe": ""}
    await connection.execute(insert_once(connection, measure_progress), nothing)
    on = update(measure_progress).where(measure_progress.c.site == site)
    await connection.execute(on.values(turn=measure_progress.c.turn + 1))


async def _delete(connection: AsyncConnection, table: Table, person: Person) -> int:
    count = 0
    for theirs in BELONGINGS[table](person):
        if table is journal:
            count += await hold_place(connection, theirs)
        count += (await connection.execute(delete(table).where(theirs))).rowcount
    return count


async def _step_back(connection: AsyncConnection, site: str) -> None:
    """Have the measuring read on from the last row there is: SQLite gives the numbers after it again."""
    readings = {"outcomes": outcomes, "refunds": refunds, "links": visitor_links}
    back = {
        name: _at_most(name, table)
        for prefix, table in readings.items()
        for name in (prefix, f"{prefix}_seen")
    }
    await connection.execute(
        update(measure_progress).where(measure_progress.c.site == site).values(**back)
    )


def _at_most(name: str, table: Table) -> "Case[int]":
    column = measure_progress.c[name]
    last = select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
    return case((column > last, last), else_=column)
