"""The sets of campaigns that were applied, kept by digest."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Select, and_, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.campaigns import Campaign, decode, encode, version_of
from waverly.storage.insert_once import insert_once
from waverly.storage.site.one_at_a_time import alone_at
from waverly.storage.store import Store
from waverly.storage.tables import policies, policy_applications


class Applied(Struct, frozen=True, kw_only=True):
    """A set of campaigns, and when it was put in force (server milliseconds)."""

    version: str
    at: int
    campaigns: tuple[Campaign, ...]


async def applied_policies(store: Store, site: str) -> list[Applied]:
    """Return every time a set was put in force, oldest first; one that was applied again occurs twice."""
    columns = (policy_applications.c.version, policy_applications.c.at, policies.c.content)
    statement = (
        select(*columns)
        .join(policies, _is_of_application)
        .where(policy_applications.c.site == site)
        .order_by(policy_applications.c.id)
    )
    async with store.read() as connection:
        return [
            Applied(version=row.version, at=row.at, campaigns=decode(row.content))
            for row in await connection.execute(statement)
        ]


async def apply_campaigns(store: Store, site: str, campaigns: tuple[Campaign, ...], at: int) -> str:
    """Make `campaigns` the site's current set; return its policy version.

    Applying what is in force already records nothing.
    """
    async with store.write() as connection:
        await alone_at(connection, site)
        return await _apply(connection, site, campaigns, at)


async def apply_campaign(store: Store, site: str, campaign: Campaign, at: int) -> str:
    """Put one campaign in force beside the site's others, as they are then; return the policy version."""
    async with store.write() as connection:
        await alone_at(connection, site)
        version = (await connection.execute(_current(site))).scalar()
        content = (await connection.execute(_content(site, version or ""))).scalar()
        others = [] if content is None else [c for c in decode(content) if c.id != campaign.id]
        campaigns = tuple(sorted((*others, campaign), key=lambda each: each.id))
        return await _apply(connection, site, campaigns, at)


async def _apply(
    connection: AsyncConnection, site: str, campaigns: tuple[Campaign, ...], at: int
) -> str:
    content = encode(campaigns)
    version = version_of(content)
    if (await connection.execute(_current(site))).scalar() == version:
        return version
    policy = {"version": version, "site": site, "content": content}
    await connection.execute(insert_once(connection, policies), policy)
    application = {"site": site, "version": version, "at": at}
    await connection.execute(insert(policy_applications), application)
    return version


async def current_version(store: Store, site: str) -> str | None:
    """Return the version applied last, or None when none was."""
    async with store.read() as connection:
        found: str | None = (await connection.execute(_current(site))).scalar()
    return found


_is_of_application = and_(
    policies.c.site == policy_applications.c.site,
    policies.c.version == policy_applications.c.version,
)


def _current(site: str) -> Select[Any]:  # Any: one column, which SQLAlchemy types as a row
    return (
        select(policy_applications.c.version)
        .where(policy_applications.c.site == site)
        .order_by(policy_applications.c.id.desc())
        .limit(1)
    )


def _content(site: str, version: str) -> Select[Any]:  # Any: as above
    return select(policies.c.content).where(policies.c.site == site, policies.c.version == version)


async def campaigns_now(store: Store, site: str) -> tuple[Campaign, ...]:
    """Return the campaigns of the version applied last; empty when none was."""
    version = await current_version(store, site)
    return () if version is None else await campaigns_of(store, site, version)


async def campaigns_of(store: Store, site: str, version: str) -> tuple[Campaign, ...]:
    """Return the campaigns of a policy version; empty when it is unknown."""
    async with store.read() as connection:
        content = (await connection.execute(_content(site, version))).scalar()
    return () if content is None else decode(content)
