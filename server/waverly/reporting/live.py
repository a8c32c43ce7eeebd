"""What is happening in the shop now: batches as they are journalled, in words."""

from msgspec import Struct

from waverly.reporting.names import names_in
from waverly.reporting.timeline import Entry, entries_of
from waverly.reporting.words import Names
from waverly.sessions import SessionState
from waverly.storage import Row, Store
from waverly.storage.log.replay import arrive
from waverly.storage.log.session_rows import latest_rows, rows_since
from waverly.wire import read_batch


class LiveBatch(Struct, frozen=True, kw_only=True):
    """One journalled batch. `id` is its place in the journal: ask again with the last one seen.

    `is_own` marks one of the store's own people, in a preview.
    """

    id: int
    session: str
    visitor: str
    device: str | None
    is_own: bool
    entries: tuple[Entry, ...]


async def live_since(store: Store, site: str, last_id: int, limit: int = 50) -> list[LiveBatch]:
    """Return up to `limit` batches journalled after `last_id`, oldest first."""
    return await _told(store, site, await rows_since(store, site, last_id, limit))


async def live_before(store: Store, site: str, last_id: int) -> list[LiveBatch]:
    """Return the batches received last among those journalled up to `last_id`, oldest first."""
    return await _told(store, site, await latest_rows(store, site, last_id))


async def _told(store: Store, site: str, rows: list[tuple[int, Row]]) -> list[LiveBatch]:
    names = await names_in(store, site, [row for _, row in rows])
    return [_batch(identity, row, names) for identity, row in rows]


def _batch(identity: int, row: Row, names: Names) -> LiveBatch:
    batch, events = read_batch(row.body)
    state = SessionState(id=row.session)
    new = arrive(state, batch, events, row.received_at)
    return LiveBatch(
        id=identity,
        session=row.session,
        visitor=batch.visitor,
        device=None if batch.page is None else batch.page.device,
        is_own=batch.preview,
        entries=tuple(entries_of(row, batch.page, new, state, names)),
    )
