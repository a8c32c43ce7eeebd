"""Letters to shoppers: each is sent once, and uses the same budget of attention as overlays."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import delete, func, select

from waverly.storage.insert_once import insert_once
from waverly.storage.people.contacts.tables import letters
from waverly.storage.people.erased.marks import refused_among
from waverly.storage.store import Store


class Written(Struct, frozen=True, kw_only=True):
    """A letter to a person. `held_out` ones were not sent; limits count both alike.

    `planned` is the share meant to be held back, in 1/10,000: all of them while a baseline ran.
    """

    site: str
    key: str
    person: str
    at: int
    asked_for: bool = False
    held_out: bool = False
    planned: int = 1_000


ALL = 10_000
"""The planned share while nothing is sent to anybody."""

MOST_LETTERS = 20_000
"""Letters measured at once, the newest: a second or two of reading."""


async def note_letters(store: Store, written: Sequence[Written]) -> None:
    """Record that letters were written; skips those recorded already, and those to somebody erased."""
    async with store.write() as connection:
        for each in written:
            if not await refused_among(connection, each.site, [each.person], each.at):
                await connection.execute(insert_once(connection, letters), asdict(each))


async def was_written(store: Store, site: str, key: str) -> bool:
    """Return whether a letter was written, or held back."""
    async with store.read() as connection:
        statement = select(letters.c.id).where(letters.c.site == site, letters.c.key == key)
        return (await connection.execute(statement)).first() is not None


async def last_unasked(store: Store, site: str, person: str) -> int | None:
    """Return when a person last got a letter they had not asked for, or None."""
    statement = select(func.max(letters.c.at)).where(
        letters.c.site == site, letters.c.person == person, letters.c.asked_for.is_(False)
    )
    async with store.read() as connection:
        last: int | None = (await connection.execute(statement)).scalar()
    return last


async def unasked_letters(store: Store, site: str, since: int, until: int) -> list[Written]:
    """Return the letters nobody asked for, written or held back from `since` up to `until`, oldest first.

    Those of a baseline are left out: nobody was written to then, so nothing can be compared.
    """
    statement = (
        select(letters)
        .where(letters.c.site == site, letters.c.asked_for.is_(False))
        .where(letters.c.at >= since, letters.c.at < until, letters.c.planned < ALL)
        .order_by(letters.c.at.desc(), letters.c.id.desc())
        .limit(MOST_LETTERS)
    )
    async with store.read() as connection:
        newest_first = [
            Written(**{name: getattr(row, name) for name in Written.__struct_fields__})
            for row in await connection.execute(statement)
        ]
    return newest_first[::-1]


async def forget_letters(store: Store, before: int) -> int:
    """Delete what is known of letters written before an instant."""
    async with store.write() as connection:
        return (await connection.execute(delete(letters).where(letters.c.at < before))).rowcount
