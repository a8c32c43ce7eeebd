"""The sets of campaigns that were applied, kept by digest."""

from msgspec import Struct
from sqlalchemy import insert, select, update

from waverly.campaigns import Campaign, decode, encode, version_of
from waverly.storage.store import Store
from waverly.storage.tables import policies


class Applied(Struct, frozen=True, kw_only=True):
    """A policy and when it was applied last (server milliseconds)."""

    version: str
    at: int
    campaigns: tuple[Campaign, ...]


async def applied_policies(store: Store, site: str) -> list[Applied]:
    """Return a site's policies in the order they were applied."""
    statement = select(policies).where(policies.c.site == site).order_by(policies.c.applied_at)
    async with store.read() as connection:
        return [
            Applied(version=row.version, at=row.applied_at, campaigns=decode(row.content))
            for row in await connection.execute(statement)
        ]


async def apply_campaigns(store: Store, site: str, campaigns: tuple[Campaign, ...], at: int) -> str:
    """Make `campaigns` the site's current set; return its policy version."""
    content = encode(campaigns)
    version = version_of(content)
    known = select(policies.c.version).where(policies.c.site == site, policies.c.version == version)
    async with store.write() as connection:
        if (await connection.execute(known)).first() is None:
            row = {"version": version, "site": site, "applied_at": at, "content": content}
            await connection.execute(insert(policies), row)
        else:
            again = update(policies).where(policies.c.site == site, policies.c.version == version)
            await connection.execute(again.values(applied_at=at))
    return version


async def current_version(store: Store, site: str) -> str | None:
    """Return the version applied last, or None when none was."""
    statement = (
        select(policies.c.version)
        .where(policies.c.site == site)
        .order_by(policies.c.applied_at.desc())
        .limit(1)
    )
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar()


async def campaigns_of(store: Store, site: str, version: str) -> tuple[Campaign, ...]:
    """Return the campaigns of a policy version; empty when it is unknown."""
    statement = select(policies.c.content).where(
        policies.c.site == site, policies.c.version == version
    )
    async with store.read() as connection:
        content = (await connection.execute(statement)).scalar()
    return () if content is None else decode(content)
