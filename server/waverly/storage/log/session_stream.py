"""All of a site's sessions, one after the other, for those who replay the whole journal."""

from collections.abc import AsyncIterator, Iterable

import msgspec
from msgspec import Struct, structs
from sqlalchemy import ColumnElement, and_, func, select

from waverly.deciding import Record
from waverly.sessions import Profile
from waverly.storage.chunks import CHUNK, chunks
from waverly.storage.entry import Row
from waverly.storage.store import Store
from waverly.storage.tables import decisions, journal, sessions

_records = msgspec.json.Decoder(Record)
_profiles = msgspec.json.Decoder(Profile)
FETCH = 2_000


class StoredSession(Struct, frozen=True, kw_only=True):
    """A session as journalled."""

    id: str
    visitor: str
    opened_at: int
    profile: Profile
    rows: tuple[Row, ...] = ()


async def count_sessions(store: Store, site: str) -> int:
    """Return how many sessions a site has."""
    statement = select(func.count()).select_from(sessions).where(sessions.c.site == site)
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar() or 0


async def stream_sessions(store: Store, site: str) -> AsyncIterator[StoredSession]:
    """Yield a site's sessions with all their batches, in order of id; memory holds one at a time."""
    async for session in _sessions(store, site, journal.c.site == site):
        yield session


async def sessions_named(store: Store, site: str, names: Iterable[str]) -> list[StoredSession]:
    """Return some sessions with all their batches, in order of id."""
    found: list[StoredSession] = []
    for part in chunks(names):
        found += [each async for each in _sessions(store, site, journal.c.session.in_(part))]
    return found


async def stream_opened(
    store: Store, site: str, since: int, until: int
) -> AsyncIterator[StoredSession]:
    """Yield the sessions opened from `since` up to `until` (server milliseconds), in that order."""
    statement = (
        select(sessions.c.id)
        .where(sessions.c.site == site, sessions.c.opened_at >= since, sessions.c.opened_at < until)
        .order_by(sessions.c.opened_at, sessions.c.id)
    )
    async with store.read() as connection:
        names = list((await connection.execute(statement)).scalars())
    for start in range(0, len(names), CHUNK):
        found = await sessions_named(store, site, names[start : start + CHUNK])
        for session in sorted(found, key=lambda each: (each.opened_at, each.id)):
            yield session


async def _sessions(
    store: Store, site: str, condition: ColumnElement[bool]
) -> AsyncIterator[StoredSession]:
    statement = (
        select(
            journal.c.session,
            journal.c.version,
            journal.c.received_at,
            journal.c.body,
            decisions.c.record,
            sessions.c.visitor,
            sessions.c.opened_at,
            sessions.c.opening,
        )
        .join(sessions, and_(sessions.c.site == journal.c.site, sessions.c.id == journal.c.session))
        .outerjoin(
            decisions,
            and_(
                decisions.c.site == journal.c.site,
                decisions.c.session == journal.c.session,
                decisions.c.version == journal.c.version,
            ),
        )
        .where(journal.c.site == site, condition)
        .order_by(journal.c.session, journal.c.version)
        .execution_options(yield_per=FETCH)
    )
    head = None
    rows: list[Row] = []
    async with store.read() as connection:
        # By the part: fetched one by one, a quarter of a replay went into switching contexts.
        async for part in (await connection.stream(statement)).partitions(FETCH):
            # By place: asked for by name, a column costs as much as decoding a small batch.
            for session, version, received_at, body, record, *opening in part:
                if head is not None and session != head.id:
                    yield structs.replace(head, rows=tuple(rows))
                    head, rows = None, []
                head = head or _session(session, *opening)
                rows.append(
                    Row(
                        site=site,
                        session=session,
                        version=version,
                        received_at=received_at,
                        body=body,
                        record=None if record is None else _records.decode(record),
                    )
                )
    if head is not None:
        yield structs.replace(head, rows=tuple(rows))


def _session(identity: str, visitor: str, opened_at: int, opening: bytes) -> StoredSession:
    return StoredSession(
        id=identity,
        visitor=visitor,
        opened_at=opened_at,
        profile=_profiles.decode(opening),
    )
