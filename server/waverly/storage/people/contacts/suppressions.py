"""Addresses whose owner said no to letters, kept as hashes: the no stays when everything else is deleted.

Anybody who has the address can check that its owner said no; the address cannot be read from the hash.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.people.contacts.tables import suppressions
from waverly.storage.people.erased.marks import mark_of
from waverly.storage.upsert import upsert


async def suppress(connection: AsyncConnection, site: str, email: str, at: int) -> None:
    """Remember that the owner of an address said no at an instant; of two the later one stays."""
    last = max(at, await suppressed_at(connection, site, email) or 0)
    row = {"mark": mark_of(site, email.lower()), "site": site, "at": last}
    await upsert(connection, suppressions, [row])


async def suppressed_at(connection: AsyncConnection, site: str, email: str) -> int | None:
    """Return when the owner of an address last said no; None when they never did."""
    mark = mark_of(site, email.lower())
    statement = select(suppressions.c.at).where(suppressions.c.mark == mark)
    at: int | None = (await connection.execute(statement)).scalar_one_or_none()
    return at
