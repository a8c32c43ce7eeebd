"""Addresses that said no to letters, remembered as hashes: the no outlives all else that is kept of them."""

from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.people.contact_tables import suppressions
from waverly.storage.upsert import upsert


async def suppress(connection: AsyncConnection, site: str, email: str, at: int) -> None:
    """Remember that the owner of an address said no at an instant; of two the later one stays."""
    last = max(at, await suppressed_at(connection, site, email) or 0)
    await upsert(
        connection, suppressions, [{"mark": _mark_of(site, email), "site": site, "at": last}]
    )


async def suppressed_at(connection: AsyncConnection, site: str, email: str) -> int | None:
    """Return when the owner of an address last said no; None when they never did."""
    mark = _mark_of(site, email)
    statement = select(func.max(suppressions.c.at)).where(suppressions.c.mark == mark)
    at: int | None = (await connection.execute(statement)).scalar_one()
    return at


def _mark_of(site: str, email: str) -> str:
    """Whoever has the address can tell that it said no; an address cannot be read from its mark."""
    return sha256(f"{site}\x1f{email.lower()}".encode()).hexdigest()
