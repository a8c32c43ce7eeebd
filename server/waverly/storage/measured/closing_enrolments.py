"""Enrolments from before the kept period: closed, and stored under a hash of their person.

A closed one stays counted and never changes. The hash is that of `people.erased.marks`: nobody can be found
by it, but somebody who comes back is recognised as counted, and not counted again.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from sqlalchemy import delete, insert, select, tuple_

from waverly.storage.chunks import chunks
from waverly.storage.measured.enrolment_rows import Enrolment, Key, enrolment_in, row_of
from waverly.storage.measured.measured_tables import OPEN, enrolments
from waverly.storage.measured.progress_rows import Reached, take_turn
from waverly.storage.measured.statistic_rows import Table, write_past
from waverly.storage.people.erased.marks import mark_of
from waverly.storage.store import Store


async def open_before(store: Store, site: str, before: int, most: int) -> list[Enrolment]:
    """Return the earliest open enrolments from before an instant (milliseconds)."""
    statement = (
        select(enrolments.c.content)
        .where(enrolments.c.site == site, OPEN, enrolments.c.at < before)
        .order_by(enrolments.c.at)
        .limit(most)
    )
    async with store.read() as connection:
        return [enrolment_in(row.content) for row in await connection.execute(statement)]


async def close_enrolments(
    store: Store, site: str, found: Sequence[Enrolment], past: Table, turn: Reached
) -> bool:
    """Close some enrolments; `past` are the sums that outlast their rows, with what these add.

    Returns False if the measuring has advanced meanwhile.
    """
    keys = [(each.campaign, each.person) for each in found]
    closed = [replace(each, person=mark_of(site, each.person)) for each in found]
    rows = [row_of(site, each) | {"closed": True} for each in closed]
    async with store.write() as connection:
        if not await take_turn(connection, site, turn):
            return False
        key = tuple_(enrolments.c.campaign, enrolments.c.person)
        theirs = (enrolments.c.site == site) & key.in_(keys)
        await connection.execute(delete(enrolments).where(theirs))
        await connection.execute(insert(enrolments), rows)
        await write_past(connection, site, past)
    return True


async def closed_keys(store: Store, site: str, owners: Mapping[str, str]) -> set[Key]:
    """Return the campaigns with closed enrolments of some persons; `owners` gives the person of a visitor."""
    marks = {mark_of(site, visitor): person for visitor, person in owners.items()}
    found: set[Key] = set()
    async with store.read() as connection:
        for part in chunks(marks):
            statement = select(enrolments.c.campaign, enrolments.c.person).where(
                enrolments.c.site == site, enrolments.c.person.in_(part), enrolments.c.closed
            )
            rows = await connection.execute(statement)
            found |= {(row.campaign, marks[row.person]) for row in rows}
    return found
