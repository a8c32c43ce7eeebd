"""All of a site's sessions, one after the other, for those who replay the whole journal."""

from collections.abc import AsyncIterator, Iterable, Iterator

import msgspec
from msgspec import Struct
from sqlalchemy import BigInteger, String, and_, bindparam, func, select

from waverly.deciding import Record
from waverly.sessions import Profile
from waverly.storage.chunks import CHUNK, chunks
from waverly.storage.entry import JournalRow
from waverly.storage.prepared_query import AnswerRow, PreparedQuery
from waverly.storage.store import Store
from waverly.storage.tables import decisions, journal, sessions

_records = msgspec.json.Decoder(Record)
_profiles = msgspec.json.Decoder(Profile)

PAGE = 200
"""Sessions read at one go: some megabytes."""

_SITE = bindparam("site", type_=String())
_AFTER = bindparam("after", type_=String())
_LAST = bindparam("last", type_=String())
_MOST = bindparam("most", type_=BigInteger())

_HEADS = (
    select(sessions.c.id, sessions.c.visitor, sessions.c.opened_at, sessions.c.opening)
    .where(sessions.c.site == _SITE)
    .order_by(sessions.c.id)
)
_IS_ITS_DECISION = and_(
    decisions.c.site == journal.c.site,
    decisions.c.session == journal.c.session,
    decisions.c.version == journal.c.version,
)
_BATCHES = (
    select(
        journal.c.session,
        journal.c.version,
        journal.c.received_at,
        journal.c.body,
        decisions.c.record,
    )
    .outerjoin(decisions, _IS_ITS_DECISION)
    .where(journal.c.site == _SITE)
    .order_by(journal.c.session, journal.c.version)
)
_HEADS_AFTER = PreparedQuery(
    _HEADS.where(sessions.c.id > _AFTER).limit(_MOST), *("site", "after", "most")
)
_BATCHES_OF = PreparedQuery(
    _BATCHES.where(journal.c.session > _AFTER, journal.c.session <= _LAST),
    *("site", "after", "last"),
)


class StoredSession(Struct, frozen=True, kw_only=True):
    """A session as journalled."""

    id: str
    visitor: str
    opened_at: int
    profile: Profile
    rows: tuple[JournalRow, ...] = ()


async def count_sessions(store: Store, site: str) -> int:
    """Return how many sessions a site has."""
    statement = select(func.count()).select_from(sessions).where(sessions.c.site == site)
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar() or 0


async def stream_sessions(store: Store, site: str) -> AsyncIterator[StoredSession]:
    """Yield a site's sessions with all their batches, in order of id; memory holds a page of them."""
    after = ""
    while heads := await store.ask_at_leisure(_HEADS_AFTER, site=site, after=after, most=PAGE):
        last = heads[-1][0]
        batches = await store.ask_at_leisure(_BATCHES_OF, site=site, after=after, last=last)
        for session in _whole(site, heads, batches):
            yield session
        after = last


async def sessions_named(store: Store, site: str, names: Iterable[str]) -> list[StoredSession]:
    """Return some sessions with all their batches, in order of id."""
    found: list[StoredSession] = []
    given = {"site": site}
    async with store.read() as connection:
        for part in chunks(names):
            heads = await connection.execute(_HEADS.where(sessions.c.id.in_(part)), given)
            batches = await connection.execute(_BATCHES.where(journal.c.session.in_(part)), given)
            found += _whole(site, heads.all(), batches.all())
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


def _whole(
    site: str, heads: Iterable[AnswerRow], batches: Iterable[AnswerRow]
) -> Iterator[StoredSession]:
    """Yield sessions with their batches, whose records are decoded only then: a page of them is large."""
    told: dict[str, list[AnswerRow]] = {}
    for batch in batches:
        told.setdefault(batch[0], []).append(batch)
    for identity, visitor, opened_at, opening in heads:
        yield StoredSession(
            id=identity,
            visitor=visitor,
            opened_at=opened_at,
            profile=_profiles.decode(opening),
            rows=tuple([_row(site, batch) for batch in told.get(identity, ())]),
        )


def _row(site: str, batch: AnswerRow) -> JournalRow:
    session, version, received_at, body, record = batch
    return JournalRow(
        site=site,
        session=session,
        version=version,
        received_at=received_at,
        body=body,
        record=None if record is None else _records.decode(record),
    )
