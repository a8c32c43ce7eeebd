"""Writes past sessions into the journal, one stretch at a time."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.errors import ErasedVisitor, StaleSession
from waverly.history.past import past_sessions, stored
from waverly.history.refunds import RefundTally, write_refunds
from waverly.history.sessionize import ImportedSession, of_its_order
from waverly.history.staging import Staging
from waverly.pipeline.outcomes import outcomes_of
from waverly.sessions import SessionState
from waverly.storage import Entry, Opening, Store
from waverly.storage.log.outcome_rows import known_orders
from waverly.storage.log.replay import opened, replay_row
from waverly.storage.log.session_rows import versions_of
from waverly.storage.log.session_stream import StoredSession
from waverly.storage.measured.kept_since_rows import kept_since

STRETCH = 5_000
"""Events written between two notes of how far it has come."""


class ImportTally(Struct, kw_only=True):
    """What has been written so far; kept between interruptions."""

    events: int = 0
    sessions: int = 0
    known: int = 0
    orders: int = 0
    known_events: int = 0
    known_orders: int = 0
    erased: int = 0
    left_out: int = 0
    too_old: int = 0
    refunded: RefundTally = msgspec.field(default_factory=RefundTally)
    first_at: int | None = None
    last_at: int | None = None


_tallies = msgspec.json.Decoder(ImportTally)


async def write_sessions(
    store: Store, site: str, staging: Staging, on_written: Callable[[int], None], most: int
) -> ImportTally:
    """Append whole visitors until a stretch is full, then note how far it has come.

    Sessions of a time that is no longer kept are left out: they may have been counted already.
    """
    since = await kept_since(store, site)
    tally = _tallies.decode(staging.progress("tally") or "{}")
    after = staging.progress("written") or ""
    waiting: list[_Ready] = []
    gathered = 0
    for session, imported in past_sessions(staging.in_order(after), site, most):
        if session.opened_at < since:
            tally.too_old += 1
            continue
        if gathered >= STRETCH and session.visitor != waiting[-1].session.visitor:
            await _append(store, site, waiting, staging, tally)
            on_written(tally.events)
            waiting, gathered = [], 0
        waiting.append(_ready(session, imported, site))
        gathered += len(imported.events)
    await _append(store, site, waiting, staging, tally)
    on_written(tally.events)
    tally.refunded = await write_refunds(store, site, staging.given_back())
    return tally


LEFT_OUT = (StaleSession, ErasedVisitor)
"""Why the journal may refuse a batch without anything being wrong."""


class _Ready(Struct, frozen=True, kw_only=True):
    """A session with its entries, ready for the journal."""

    session: StoredSession
    imported: ImportedSession
    entries: tuple[Entry, ...]


class _Before(Struct, frozen=True, kw_only=True):
    """What the journal had of a stretch, up to its last visitor, before any of it was written."""

    up_to: str
    versions: dict[str, int]
    orders: tuple[str, ...]


_befores = msgspec.json.Decoder(_Before)


async def _before(store: Store, site: str, waiting: Sequence[_Ready], staging: Staging) -> _Before:
    """Ask the journal, or notes from before an interruption: half of the stretch may be written already."""
    noted = staging.progress("before")
    if noted is not None and (found := _befores.decode(noted)).up_to == _last(waiting):
        return found
    orders = [key for ready in waiting for entry in ready.entries for key in _orders(entry)]
    found = _Before(
        up_to=_last(waiting),
        versions=await versions_of(store, site, [ready.session.id for ready in waiting]),
        orders=await known_orders(store, site, orders),
    )
    staging.note("before", msgspec.json.encode(found).decode())
    return found


def _with_room(ready: _Ready, had: int, known: set[str], site: str) -> Iterator[_Ready]:
    """Yield a session, and on its own each new order of it whose place in that session is taken.

    Two files may tell of two orders of one second: their session is the same, and so is their batch.
    """
    displaced = {
        entry.version: event
        for entry, event in zip(ready.entries, ready.imported.events, strict=True)
        if entry.version <= had and event.order and known.isdisjoint(_orders(entry))
        if event.kind == "purchased"
    }
    stay = tuple(entry for entry in ready.entries if entry.version not in displaced)
    if stay:
        yield replace(ready, entries=stay)
    for event in {event.order: event for event in displaced.values()}.values():
        imported = of_its_order(event, site)
        yield _ready(stored(imported, site, ready.session.profile), imported, site)


def _last(waiting: Sequence[_Ready]) -> str:
    return waiting[-1].session.visitor


def _orders(entry: Entry) -> list[str]:
    return [each.key for each in entry.outcomes if each.kind == "purchased"]


async def _append(
    store: Store, site: str, waiting: Sequence[_Ready], staging: Staging, tally: ImportTally
) -> None:
    """Append all at once; what the journal has already is left as it is, and so are the erased."""
    if not waiting:
        return
    before = await _before(store, site, waiting, staging)
    orders = set(before.orders)
    waiting = [
        each
        for ready in waiting
        for each in _with_room(ready, before.versions.get(ready.session.id, 0), orders, site)
    ]
    entries = [entry for ready in waiting for entry in ready.entries]
    found = await asyncio.gather(
        *(store.journal.append(entry) for entry in entries), return_exceptions=True
    )
    answers = iter(found)
    for ready in waiting:
        own = list(islice(answers, len(ready.entries)))
        for answer in own:
            if isinstance(answer, BaseException) and not isinstance(answer, LEFT_OUT):
                raise answer
        if any(isinstance(answer, ErasedVisitor) for answer in own):
            tally.erased += 1
        else:
            _count(tally, ready, before.versions.get(ready.session.id, 0), orders)
    staging.note("tally", msgspec.json.encode(tally).decode())
    staging.note("written", _last(waiting))


def _count(tally: ImportTally, ready: _Ready, had: int, orders: set[str]) -> None:
    """Count a session of which the journal had so many batches; `orders` are those it has, and grows."""
    first, last = ready.imported.events[0].at, ready.imported.events[-1].at
    known = sum(entry.version <= had for entry in ready.entries)
    tally.events += len(ready.entries) - known
    tally.known_events += known
    tally.sessions += had == 0
    tally.known += had > 0
    for key in {key for entry in ready.entries for key in _orders(entry)}:
        tally.known_orders += key in orders
        tally.orders += key not in orders
        orders.add(key)
    tally.left_out += ready.imported.left_out
    tally.first_at = first if tally.first_at is None else min(first, tally.first_at)
    tally.last_at = last if tally.last_at is None else max(last, tally.last_at)


def _ready(session: StoredSession, imported: ImportedSession, site: str) -> _Ready:
    state = opened(session.id, session.visitor, session.opened_at, session.profile)
    entries = tuple(_entries(session, imported, site, state))
    return _Ready(session=session, imported=imported, entries=entries)


def _entries(
    session: StoredSession, imported: ImportedSession, site: str, state: SessionState
) -> Iterator[Entry]:
    first = imported.events[0]
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
