"""A session read back from the journal, batch by batch."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Row as SqlRow
from sqlalchemy import Select, and_, func, select, union

from waverly.deciding import Record
from waverly.sessions import Profile
from waverly.storage.chunks import chunks
from waverly.storage.entry import JournalRow
from waverly.storage.store import Store
from waverly.storage.tables import NOBODYS, decisions, journal, sessions

_records = msgspec.json.Decoder(Record)
_profiles = msgspec.json.Decoder(Profile)


async def session_rows(
    store: Store, site: str, session: str, *, up_to: int | None = None
) -> list[JournalRow]:
    """Return a session's batches in order of version, each with its decision; empty when unknown."""
    statement = _rows().where(journal.c.site == site, journal.c.session == session)
    if up_to is not None:
        statement = statement.where(journal.c.version <= up_to)
    async with store.read() as connection:
        result = await connection.execute(statement.order_by(journal.c.version))
        return [_row(row) for row in result]


async def opening_of(store: Store, site: str, session: str) -> tuple[str, int, Profile] | None:
    """Return a session's visitor, opening instant and profile, or None when it is unknown."""
    statement = select(sessions.c.visitor, sessions.c.opened_at, sessions.c.opening).where(
        sessions.c.site == site, sessions.c.id == session
    )
    async with store.read() as connection:
        row = (await connection.execute(statement)).first()
    if row is None:
        return None
    return row.visitor, row.opened_at, _profiles.decode(row.opening)


async def versions_of(store: Store, site: str, sessions_asked: Iterable[str]) -> dict[str, int]:
    """Return how many batches the journal holds of each session it knows."""
    found: dict[str, int] = {}
    async with store.read() as connection:
        for part in chunks(sessions_asked):
            statement = (
                select(journal.c.session, func.max(journal.c.version).label("latest"))
                .where(journal.c.site == site, journal.c.session.in_(part))
                .group_by(journal.c.session)
            )
            rows = await connection.execute(statement)
            found |= {row.session: row.latest for row in rows}
    return found


LAST = 1000
"""Rows at the end of the journal, of all sites, where the latest are sought: no index tells a site's."""


async def latest_rows(
    store: Store, site: str, up_to: int, count: int = 50
) -> list[tuple[int, JournalRow]]:
    """Return a site's `count` batches of latest receipt up to the journal id `up_to`, oldest first.

    If visits are imported, batches of the latest sessions are not the last in the journal; and in a busy
    shop, long visits that began earlier are still going on. So both are looked at.
    """
    arrivals = select(journal.c.id, journal.c.site, journal.c.session, journal.c.received_at).where(
        journal.c.id <= up_to
    )
    last = arrivals.order_by(journal.c.id.desc()).limit(LAST).subquery()
    opened = select(sessions.c.id).where(sessions.c.site == site)
    newest = opened.order_by(sessions.c.opened_at.desc()).limit(count).subquery()
    of_newest = arrivals.where(journal.c.site == site, journal.c.session.in_(select(newest.c.id)))
    either = union(select(last).where(last.c.site == site), of_newest).subquery()
    latest = select(either.c.id).order_by(either.c.received_at.desc(), either.c.id.desc())
    chosen = _rows().add_columns(journal.c.id).where(journal.c.id.in_(latest.limit(count)))
    async with store.read() as connection:
        result = await connection.execute(chosen.order_by(journal.c.received_at, journal.c.id))
        return [(row.id, _row(row)) for row in result]


async def rows_since(
    store: Store, site: str | None, last_id: int, limit: int = 200
) -> list[tuple[int, JournalRow]]:
    """Return up to `limit` batches journalled after `last_id`, each with its journal id, oldest first.

    Without a `site` those of all sites, but for the row that holds a place (see `people.place_held`).
    """
    of_site = journal.c.site != NOBODYS if site is None else journal.c.site == site
    statement = (
        _rows()
        .add_columns(journal.c.id)
        .where(journal.c.id > last_id, of_site)
        .order_by(journal.c.id)
        .limit(limit)
    )
    async with store.read() as connection:
        return [(row.id, _row(row)) for row in await connection.execute(statement)]


async def last_id(store: Store) -> int:
    """Return the newest journal id, 0 when the journal is empty."""
    statement = select(journal.c.id).order_by(journal.c.id.desc()).limit(1)
    async with store.read() as connection:
        return (await connection.execute(statement)).scalar() or 0


def _rows() -> Select[tuple[object, ...]]:
    return select(
        journal.c.site,
        journal.c.session,
        journal.c.version,
        journal.c.received_at,
        journal.c.body,
        decisions.c.record,
    ).outerjoin(
        decisions,
        and_(
            decisions.c.site == journal.c.site,
            decisions.c.session == journal.c.session,
            decisions.c.version == journal.c.version,
        ),
    )


def _row(row: SqlRow[tuple[object, ...]]) -> JournalRow:
    return JournalRow(
        site=row.site,
        session=row.session,
        version=row.version,
        received_at=row.received_at,
        body=row.body,
        record=None if row.record is None else _records.decode(row.record),
    )
