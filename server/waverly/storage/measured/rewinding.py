"""For code that deletes what the measuring reads: fails the current turn, corrects how far it has read."""

from sqlalchemy import Case, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.insert_once import insert_once
from waverly.storage.measured.measured_tables import measure_progress, refunds, visitor_links
from waverly.storage.tables import outcomes

READ = {"outcomes": outcomes, "refunds": refunds, "links": visitor_links}
"""What is read in order of its numbers, by the name of how far; the journal's last number is held."""


async def abort_turn(connection: AsyncConnection, site: str) -> None:
    """Make the current turn of the measuring fail: it may hold what is about to be deleted.

    See `reporting.measuring.catch_up`: it reads first, and writes only if nobody moved on meanwhile.
    """
    columns = (column.name for column in measure_progress.columns)
    nothing = dict.fromkeys(columns, 0) | {"site": site, "recipe": ""}
    await connection.execute(insert_once(connection, measure_progress), nothing)
    on = update(measure_progress).where(measure_progress.c.site == site)
    await connection.execute(on.values(turn=measure_progress.c.turn + 1))


async def rewind(connection: AsyncConnection, site: str) -> None:
    """Have the measuring read on from the last row there is: SQLite gives the numbers after it again."""
    back = {name: _at_most(name, prefix) for prefix in READ for name in (prefix, f"{prefix}_seen")}
    await connection.execute(
        update(measure_progress).where(measure_progress.c.site == site).values(**back)
    )


def _at_most(name: str, prefix: str) -> "Case[int]":
    column = measure_progress.c[name]
    last = select(func.coalesce(func.max(READ[prefix].c.id), 0)).scalar_subquery()
    return case((column > last, last), else_=column)
