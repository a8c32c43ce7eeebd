"""Decisions and what came of them."""

from collections.abc import Collection

import msgspec
from sqlalchemy import select

from waverly.deciding import Record
from waverly.storage.store import Store
from waverly.storage.tables import decisions

_records = msgspec.json.Decoder(Record)


def record_in(content: bytes) -> Record:
    """Return the record a row of decisions holds."""
    return _records.decode(content)


async def decision(store: Store, identity: str) -> Record | None:
    """Return a decision's record, or None when there is none of that id."""
    statement = select(decisions.c.record).where(decisions.c.id == identity)
    async with store.read() as connection:
        content = (await connection.execute(statement)).scalar()
    return None if content is None else _records.decode(content)


async def decisions_by_id(store: Store, identities: Collection[str]) -> dict[str, Record]:
    """Return the decisions of these ids that exist, by id."""
    statement = select(decisions.c.id, decisions.c.record).where(decisions.c.id.in_(identities))
    async with store.read() as connection:
        return {row.id: _records.decode(row.record) for row in await connection.execute(statement)}


async def decisions_of_session(store: Store, site: str, session: str) -> list[Record]:
    """Return a session's decisions, oldest first."""
    statement = (
        select(decisions.c.record)
        .where(decisions.c.site == site, decisions.c.session == session)
        .order_by(decisions.c.version)
    )
    async with store.read() as connection:
        return [_records.decode(row.record) for row in await connection.execute(statement)]


async def recent_decisions(store: Store, site: str, limit: int = 1000) -> list[Record]:
    """Return the latest decisions of a site, newest first."""
    statement = (
        select(decisions.c.record)
        .where(decisions.c.site == site)
        .order_by(decisions.c.at.desc())
        .limit(limit)
    )
    async with store.read() as connection:
        return [_records.decode(row.record) for row in await connection.execute(statement)]
