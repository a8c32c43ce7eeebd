"""Sessions of the past into the journal, a stretch at a time."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec import Struct

from waverly.errors import ErasedVisitor, StaleSession
from waverly.history.past import past_sessions
from waverly.history.sittings import Sitting
from waverly.history.staging import Staging
from waverly.pipeline.outcomes import outcomes_of
from waverly.sessions import SessionState
from waverly.storage import Entry, Opening, Store
from waverly.storage.log.replay import opened, replay_row
from waverly.storage.log.session_stream import StoredSession

STRETCH = 5_000
"""Events written between two notes of how far it has come."""


class Tally(Struct, kw_only=True):
    """What has been written so far; kept between interruptions."""

    events: int = 0
    sessions: int = 0
    known: int = 0
    orders: int = 0
    left_out: int = 0
    first_at: int | None = None
    last_at: int | None = None


_tallies = msgspec.json.Decoder(Tally)


async def write_sessions(
    store: Store, site: str, staging: Staging, on_written: Callable[[int], None], most: int
) -> Tally:
    """Append whole visitors until a stretch is full, then note how far it has come."""
    tally = _tallies.decode(staging.progress("tally") or "{}")
    after = staging.progress("written") or ""
    waiting: list[_Ready] = []
    gathered = 0
    for session, sitting in past_sessions(staging.in_order(after), site, most):
        if gathered >= STRETCH and session.visitor != waiting[-1].session.visitor:
            await _append(store, waiting, staging, tally)
            on_written(tally.events)
            waiting, gathered = [], 0
        waiting.append(_ready(session, sitting, site))
        gathered += len(sitting.events)
    await _append(store, waiting, staging, tally)
    on_written(tally.events)
    return tally


LEFT_OUT = (StaleSession, ErasedVisitor)
"""Why the journal may refuse a batch without anything being wrong."""


class _Ready(Struct, frozen=True, kw_only=True):
    """A session with its entries, ready for the journal."""

    session: StoredSession
    sitting: Sitting
    entries: tuple[Entry, ...]
    orders: int


async def _append(store: Store, waiting: Sequence[_Ready], staging: Staging, tally: Tally) -> None:
    """Append all at once; what the journal has already is left as it is, and so are the erased."""
    if not waiting:
        return
    entries = [entry for ready in waiting for entry in ready.entries]
    found = await asyncio.gather(
        *(store.journal.append(entry) for entry in entries), return_exceptions=True
    )
    answers = iter(found)
    for ready in waiting:
        new = 0
        for answer in islice(answers, len(ready.entries)):
            if isinstance(answer, BaseException) and not isinstance(answer, LEFT_OUT):
                raise answer
            new += answer is None
        _count(tally, ready, new)
    staging.note("tally", msgspec.json.encode(tally).decode())
    staging.note("written", waiting[-1].session.visitor)


def _count(tally: Tally, ready: _Ready, new: int) -> None:
    first, last = ready.sitting.events[0].at, ready.sitting.events[-1].at
    tally.events += new
    tally.sessions += new > 0
    tally.known += new == 0
    tally.orders += ready.orders if new else 0
    tally.left_out += ready.sitting.left_out
    tally.first_at = first if tally.first_at is None else min(first, tally.first_at)
    tally.last_at = last if tally.last_at is None else max(last, tally.last_at)


def _ready(session: StoredSession, sitting: Sitting, site: str) -> _Ready:
    state = opened(session.id, session.visitor, session.opened_at, session.profile)
    entries = tuple(_entries(session, sitting, site, state))
    return _Ready(session=session, sitting=sitting, entries=entries, orders=state.orders)


def _entries(
    session: StoredSession, sitting: Sitting, site: str, state: SessionState
) -> Iterator[Entry]:
    first = sitting.events[0]
    opening = Opening(
        device=first.device or "unknown",
        referrer=first.referrer or "unknown",
        profile=session.profile,
    )
    for row in session.rows:
        _, new = replay_row(state, row)
        yield Entry(
            site=site,
            visitor=session.visitor,
            session=session.id,
            version=row.version,
            received_at=row.received_at,
            body=row.body,
            opening=opening if row.version == 1 else None,
            outcomes=outcomes_of(new, state),
        )
