"""Erases a person: every row of theirs, in one transaction, and nothing comes back."""

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.measured.rewinding import abort_turn, rewind
from waverly.storage.people.erased.marks import as_address, mark_erased
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.kept.everything import KeptRows, browsers_typed_in
from waverly.storage.people.kept.id_placeholder import delete_rows
from waverly.storage.people.named_in_logs import digest_of
from waverly.storage.people.persons import Person, PersonQuery, known_addresses, person_of
from waverly.storage.sqlite_log import empty_log
from waverly.storage.store import Store


async def erase(store: Store, site: str, asked: PersonQuery, now: int) -> KeptRows:
    """Delete all that is kept of a person; return how much that was, which may be nothing.

    What arrives about them within the next day is not stored; afterwards they are somebody new. Sums stay.
    """
    async with store.write() as connection:
        await _wait_for_writers(connection)
        await abort_turn(connection, site)
        person = await person_of(connection, site, asked)
        # Afterwards this cannot be found out.
        typed_in = await browsers_typed_in(connection, site, person)
        addresses = await known_addresses(connection, person)
        marked = [*person.visitors, *(mark for each in addresses for mark in _marks_of(each))]
        await mark_erased(connection, site, marked, now)
        counts = {table.name: await _delete(connection, table, person) for table in BELONGINGS}
        await rewind(connection, site)
    await empty_log(store.url)
    rows = {name: count for name, count in counts.items() if count}
    return KeptRows(visitors=person.visitors, email=person.email, rows=rows, typed_in=typed_in)


def _marks_of(email: str) -> tuple[str, str]:
    """Return what an address is marked as: a backend, or a log imported later, may tell of it alone."""
    return as_address(email), digest_of(email)


async def _wait_for_writers(connection: AsyncConnection) -> None:
    """Wait until transactions that checked the marks before us have written; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("LOCK TABLE erased IN EXCLUSIVE MODE"))


async def _delete(connection: AsyncConnection, table: Table, person: Person) -> int:
    return sum([await delete_rows(connection, table, each) for each in BELONGINGS[table](person)])
