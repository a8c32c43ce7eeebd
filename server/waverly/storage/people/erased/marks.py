"""Marks of erased people: data that arrives shortly after the erasure is not stored.

A mark is the SHA-256 of site and visitor id. The id has 104 random bits, so it cannot be found
from its mark; somebody who has the id already learns only that it was erased.
"""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.clock import DAY_MS
from waverly.storage.chunks import chunks
from waverly.storage.people.erased.tables import erased
from waverly.storage.upsert import upsert

REFUSED_MS = DAY_MS
"""How long nothing is kept of an erased visitor: retries, old tabs and slow networks are over by then."""


def mark_of(site: str, identity: str) -> str:
    """Return the mark of a visitor, or of an address: one erased (`as_address`), or one that said no."""
    return sha256(f"{site}\x1f{identity}".encode()).hexdigest()


def as_address(email: str) -> str:
    """Return what an address is marked as, so that it is no visitor who has an address for an id."""
    return f"mailto:{email.lower()}"


def is_refused(erased_at: int | None, now: int) -> bool:
    """Return whether data arriving at `now` is refused for a visitor erased at an instant (None: never)."""
    return erased_at is not None and now < erased_at + REFUSED_MS


async def mark_erased(
    connection: AsyncConnection, site: str, visitors: Iterable[str], now: int
) -> None:
    """Keep that visitors, and addresses, were erased."""
    rows = [
        {"mark": mark_of(site, each), "site": site, "at": now} for each in sorted(set(visitors))
    ]
    await upsert(connection, erased, rows)


async def erased_at(connection: AsyncConnection, marks: Iterable[str]) -> dict[str, int]:
    """Return when each of some marks was erased, for those that were.

    Ask it before writing, in the same transaction. The shared lock on PostgreSQL (SQLite has one writer
    anyway) keeps an erasure waiting until this transaction has ended, and this one until an erasure has.
    """
    found: dict[str, int] = {}
    for part in chunks(marks):
        statement = select(erased.c.mark, erased.c.at).where(erased.c.mark.in_(part))
        rows = await connection.execute(statement.with_for_update(read=True, key_share=True))
        found |= {row.mark: row.at for row in rows}
    return found


async def refused_among(
    connection: AsyncConnection, site: str, visitors: Iterable[str], now: int
) -> set[str]:
    """Return those of some visitors whose data is refused at `now`. Call it before writing, as above."""
    marks = {mark_of(site, visitor): visitor for visitor in visitors}
    found = await erased_at(connection, marks)
    return {marks[mark] for mark, at in found.items() if is_refused(at, now)}
