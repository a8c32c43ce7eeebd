"""Counts by day, for the first chart an owner sees. The store's own people are in none of them."""

from msgspec import Struct
from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from waverly.clock import DAY_MS, day_of
from waverly.storage.people.own_people import own_people
from waverly.storage.store import Store
from waverly.storage.tables import decisions, outcomes, sessions


class Day(Struct, frozen=True, kw_only=True):
    """One UTC day."""

    day: str
    sessions: int = 0
    moments: int = 0
    displayed: int = 0
    orders: int = 0


async def days(store: Store, site: str, start: int, end: int) -> list[Day]:
    """Return the counts of each day from `start` to `end` (server milliseconds), empty days included.

    Left out are previews, and all else by the own people who came in these days.
    """
    own = own_people(site, start)
    shoppers = decisions.c.preview.is_(False)
    async with store.read() as connection:
        opened = await _by_day(
            connection,
            sessions,
            "opened_at",
            site,
            start,
            end,
            sessions.c.visitor.not_in(own),
        )
        asked = await _by_day(connection, decisions, "at", site, start, end, shoppers)
        displayed = decisions.c.displayed.is_(True)
        shown = await _by_day(connection, decisions, "at", site, start, end, shoppers, displayed)
        bought = await _by_day(
            connection,
            outcomes,
            "at",
            site,
            start,
            end,
            outcomes.c.kind == "purchased",
            outcomes.c.visitor.not_in(own),
        )
    return [
        Day(
            day=day_of(number * DAY_MS),
            sessions=opened.get(number, 0),
            moments=asked.get(number, 0),
            displayed=shown.get(number, 0),
            orders=bought.get(number, 0),
        )
        for number in range(start // DAY_MS, end // DAY_MS + 1)
    ]


async def _by_day(
    connection: AsyncConnection,
    table: Table,
    column: str,
    site: str,
    start: int,
    end: int,
    *conditions: ColumnElement[bool],
) -> dict[int, int]:
    day = (table.c[column] - table.c[column] % DAY_MS) / DAY_MS
    statement = (
        select(day.label("day"), func.count())
        .where(table.c.site == site, table.c[column] >= start, table.c[column] <= end, *conditions)
        .group_by("day")
    )
    return {int(number): count for number, count in await connection.execute(statement)}
