"""What is happening in the shop now: batches as they are journalled, in words."""

from msgspec import Struct

from waverly.reporting.names import names_in, short_id
from waverly.reporting.timeline import TimelineEntry, entries_of
from waverly.reporting.view_progress import LastProgress
from waverly.reporting.words import Names
from waverly.sessions import SessionState
from waverly.storage import JournalRow, Store
from waverly.storage.log.replay import arrive
from waverly.storage.log.session_rows import latest_rows, rows_since
from waverly.wire import read_batch


class LiveBatch(Struct, frozen=True, kw_only=True):
    """One journalled batch. `id` is its place in the journal: ask again with the last one seen.

    `who` is the visitor's id, short; `is_own` marks one of the store's own people, in a preview.
    """

    id: int
    session: str
    visitor: str
    who: str
    device: str | None
    is_own: bool
    entries: tuple[TimelineEntry, ...]


async def live_since(
    store: Store, site: str, last_id: int, told: LastProgress, limit: int = 50
) -> list[LiveBatch]:
    """Return up to `limit` batches journalled after `last_id`, oldest first.

    `told` is what the reader was told of each view's progress before; it is kept up to date.
    """
    return await _batches(store, site, await rows_since(store, site, last_id, limit), told)


async def live_before(store: Store, site: str, last_id: int, told: LastProgress) -> list[LiveBatch]:
    """Return the batches received last among those journalled up to `last_id`, oldest first."""
    return await _batches(store, site, await latest_rows(store, site, last_id), told)


async def _batches(
    store: Store, site: str, rows: list[tuple[int, JournalRow]], told: LastProgress
) -> list[LiveBatch]:
    names = await names_in(store, site, [row for _, row in rows])
    return [_batch(identity, row, names, told) for identity, row in rows]


def _batch(identity: int, row: JournalRow, names: Names, told: LastProgress) -> LiveBatch:
    batch, events = read_batch(row.body)
    state = SessionState(id=row.session)
    new = arrive(state, batch, events, row.received_at)
    return LiveBatch(
        id=identity,
        session=row.session,
        visitor=batch.visitor,
        who=short_id(batch.visitor),
        device=None if batch.page is None else batch.page.device,
        is_own=batch.preview,
        entries=tuple(entries_of(row, batch.page, new, state, names, told)),
    )
