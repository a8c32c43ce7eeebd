"""All that is kept about a person, to be counted or exported."""

from collections.abc import Mapping
from typing import Any

from msgspec import Raw, Struct
from sqlalchemy import Row, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.errors import NotFound
from waverly.storage.measured.kept_since_rows import gone_before
from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.people.persons import WHAT_TO_GIVE, Person, PersonQuery, is_address, person_of
from waverly.storage.people.wishes.tables import wishes
from waverly.storage.store import Store

Line = dict[str, Any]  # Any: the columns of any table


class KeptRows(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many rows each table holds about a person. `visitors` are the browsers known to be theirs.

    `typed_in` are browsers in which their address was typed, maybe by somebody else: what is kept about
    visits there is not included.
    """

    visitors: tuple[str, ...]
    email: str | None = None
    rows: dict[str, int]
    typed_in: tuple[str, ...] = ()


class Everything(Struct, frozen=True, kw_only=True):
    """All that is kept of a person, by table, as it is stored. Instants are server milliseconds.

    `gone` says what is no longer kept of anybody; it is empty while everything is. `typed_in` is for the
    shop alone: see `KeptRows`.
    """

    visitors: tuple[str, ...]
    email: str | None = None
    rows: dict[str, list[Line]]
    gone: str = ""
    typed_in: tuple[str, ...] = ()


async def kept_of(store: Store, site: str, asked: PersonQuery) -> KeptRows:
    """Return how much is kept of a person. Raises NotFound when it is nothing."""
    async with store.read() as connection:
        person = await person_of(connection, site, asked)
        counts = {table.name: await _count(connection, table, person) for table in BELONGINGS}
        typed_in = await browsers_typed_in(connection, site, person)
    kept = KeptRows(
        visitors=person.visitors, email=person.email, rows=_some(counts), typed_in=typed_in
    )
    refuse_nothing(kept.rows, asked)
    return kept


async def everything_of(store: Store, site: str, asked: PersonQuery) -> Everything:
    """Return all that is kept of a person. Raises NotFound when it is nothing."""
    async with store.read() as connection:
        person = await person_of(connection, site, asked)
        found = {table.name: await _lines(connection, table, person) for table in BELONGINGS}
        typed_in = await browsers_typed_in(connection, site, person)
    rows = {name: lines for name, lines in found.items() if lines}
    refuse_nothing(rows, asked)
    gone = await gone_before(store, site)
    return Everything(
        visitors=person.visitors, email=person.email, rows=rows, gone=gone, typed_in=typed_in
    )


_BY_VISITOR = (
    "An address is known only where your store named it, an imported file held it, or somebody left it for "
    "a letter. "
    "Ask for the number of an order of theirs, or the visitor's id, which their browser keeps as "
    "`waverly:visitor`."
)


def refuse_nothing(found: Mapping[str, object], asked: PersonQuery) -> None:
    """Raise NotFound when nothing was found."""
    if not found:
        raise NotFound(
            "Nothing is kept of this person",
            value=asked.email or asked.visitor or "",
            mend=_BY_VISITOR if asked.email else WHAT_TO_GIVE,
        )


def _some(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


async def _count(connection: AsyncConnection, table: Table, person: Person) -> int:
    total = 0
    for theirs in BELONGINGS[table](person):
        counted = select(func.count()).select_from(table).where(theirs)
        total += (await connection.execute(counted)).scalar_one()
    return total


async def _lines(connection: AsyncConnection, table: Table, person: Person) -> list[Line]:
    lines: list[Line] = []
    for theirs in BELONGINGS[table](person):
        statement = select(table).where(theirs).order_by(*table.primary_key)
        lines += [_line(row) for row in (await connection.execute(statement)).all()]
    return lines


def _line(row: Row[Any]) -> Line:
    """Return a row as JSON takes it: what is stored as bytes is JSON already."""
    return {
        name: Raw(value) if isinstance(value, bytes) else value
        for name, value in row._mapping.items()
        if value is not None
    }


async def browsers_typed_in(
    connection: AsyncConnection, site: str, person: Person
) -> tuple[str, ...]:
    """Return the visitors in whose browser an address was typed, and who are not known to be that person."""
    if person.email is None:
        return ()
    typed = select(wishes.c.visitor).where(
        wishes.c.site == site,
        is_address(wishes.c.email, person.email),
        wishes.c.visitor.is_not(None),
    )
    found = (await connection.execute(typed)).scalars()
    return tuple(sorted({each for each in found if each is not None} - set(person.visitors)))
