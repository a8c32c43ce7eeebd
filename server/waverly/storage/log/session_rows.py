"""A session read back from the journal, batch by batch."""

import msgspec
from sqlalchemy import Row as SqlRow
from sqlalchemy import Select, and_, select

from waverly.deciding import Record
from waverly.sessions import Profile
from waverly.storage.entry import Row
from waverly.storage.store import Store
from waverly.storage.tables import NOBODYS, decisions, journal, sessions

_records = msgspec.json.Decoder(Record)
_profiles = msgspec.json.Decoder(Profile)


async def session_rows(
    store: Store, site: str, session: str, *, up_to: int | None = None
) -> list[Row]:
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


async def before_latest(store: Store, site: str, count: int) -> int | None:
    """Return the journal id after which a site's latest `count` batches lie; None when there are none."""
    statement = select(journal.c.id).where(journal.c.site == site).order_by(journal.c.id.desc())
    async with store.read() as connection:
        latest = (await connection.execute(statement.limit(count))).scalars().all()
    return latest[-1] - 1 if latest else None


async def rows_since(
    store: Store, site: str | None, last_id: int, limit: int = 200
) -> list[tuple[int, Row]]:
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


def _row(row: SqlRow[tuple[object, ...]]) -> Row:
    return Row(
        site=row.site,
        session=row.session,
        version=row.version,
        received_at=row.received_at,
        body=row.body,
        record=None if row.record is None else _records.decode(row.record),
    )
