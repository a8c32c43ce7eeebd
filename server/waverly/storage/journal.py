"""Group commit: whatever has gathered while the last commit ran goes into the next one.

An answer is sent after the commit that holds its batch, so an answered event survives a crash.
`(session, version)` is unique: when another process committed that version first, the entry is
refused with StaleSession and the caller reloads the session.
"""

import asyncio
import logging
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from waverly.errors import StaleSession, StorageError
from waverly.storage.entry import Entry
from waverly.storage.tables import decisions, journal, outcomes, sessions

log = logging.getLogger(__name__)

MAX_GROUP = 512
"""Entries in one transaction: bounds how long a reader of the answer may wait behind others."""

GATHER_S = 0.003
"""How long a group gathers under load. Each commit wakes two threads that contend for the interpreter:
twice as many answers a second were measured with fewer, larger groups. An idle server does not wait."""

_encoder = msgspec.json.Encoder()
_Waiting = tuple[Entry, "asyncio.Future[None]"]


class Journal:
    """The one writer of a process. `start` it, `append` to it, `stop` it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._waiting: list[_Waiting] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stopping = False
        self.commits = 0
        self.entries = 0

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._run(), name="journal")

    async def stop(self) -> None:
        """Write what has gathered, then end."""
        self._stopping = True
        self._wake.set()
        if self._task is not None:
            await self._task

    async def append(self, entry: Entry) -> None:
        """Return once `entry` is durable.

        Raises StaleSession when its session version exists already, StorageError when the
        database refuses to write.
        """
        if self._stopping:
            raise StorageError("The server is stopping", mend="Send the batch again.")
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, answer))
        self._wake.set()
        await answer

    async def _run(self) -> None:
        group: list[_Waiting] = []
        while True:
            await self._wake.wait()
            self._wake.clear()
            if len(group) > 1:
                await asyncio.sleep(GATHER_S)
            while self._waiting:
                group, self._waiting = self._waiting[:MAX_GROUP], self._waiting[MAX_GROUP:]
                await self._commit(group)
            if self._stopping:
                return

    async def _commit(self, group: Sequence[_Waiting]) -> None:
        entries = [entry for entry, _ in group]
        try:
            try:
                stale = await self._write(entries, singly=False)
            except _SomeStale:
                stale = await self._write(entries, singly=True)
        except (SQLAlchemyError, OSError, OverflowError) as error:
            # A database that is away is an OSError and a number no column takes an OverflowError:
            # whatever a group meets, the writer must live to write the next one.
            log.exception("the journal could not be written")
            _answer_all(group, error)
            return
        self.commits += 1
        self.entries += len(group)
        for position, (entry, answer) in enumerate(group):
            if answer.done():  # its request went away; the entry is kept all the same
                continue
            if position in stale:
                answer.set_exception(StaleSession(f"Session {entry.session} has moved on"))
            else:
                answer.set_result(None)

    async def _write(self, entries: Sequence[Entry], *, singly: bool) -> set[int]:
        async with self._engine.begin() as connection:
            return await connection.run_sync(
                lambda bound: write_group(bound, entries, singly=singly)
            )


def _answer_all(group: Sequence[_Waiting], error: Exception) -> None:
    for _, answer in group:
        if not answer.done():
            answer.set_exception(
                StorageError("The journal could not be written", value=type(error).__name__)
            )


def write_group(
    connection: Connection, entries: Sequence[Entry], *, singly: bool = False
) -> set[int]:
    """Write `entries` in the current transaction; return the positions of those that came too late.

    Raises `_SomeStale` when one of many was and the database cannot say which: roll back, and write
    them `singly`.
    """
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    stale = _write_batches(connection, entries, singly=singly)
    kept = [entry for position, entry in enumerate(entries) if position not in stale]
    opened = [_session_row(entry) for entry in kept if entry.opening is not None]
    if opened:
        connection.execute(insert(sessions).on_conflict_do_nothing(), opened)
    decided = [_decision_row(entry) for entry in kept if entry.record is not None]
    if decided:
        connection.execute(insert(decisions).on_conflict_do_nothing(), decided)
    learned = [row for entry in kept for row in _outcome_rows(entry)]
    if learned:
        connection.execute(insert(outcomes).on_conflict_do_nothing(), learned)
    return stale


class _SomeStale(Exception):
    """Fewer rows were written than given."""


def _write_batches(connection: Connection, entries: Sequence[Entry], *, singly: bool) -> set[int]:
    rows = [_journal_row(entry) for entry in entries]
    if connection.dialect.name == "postgresql":
        written = {tuple(row) for row in connection.execute(_POSTGRESQL_INSERT, rows)}
        return _positions_not_in(written, rows)
    if singly:
        return {
            position
            for position, row in enumerate(rows)
            if not connection.execute(_SQLITE_INSERT, row).rowcount
        }
    # One prepared statement for all rows: RETURNING would make SQLite parse a new one each time.
    if connection.execute(_SQLITE_INSERT, rows).rowcount != len(rows):
        raise _SomeStale
    return set()


def _positions_not_in(
    written: set[tuple[object, ...]], rows: Sequence[dict[str, object]]
) -> set[int]:
    """Return the positions of rows that were not written; of two with one key the first was."""
    late = set()
    for position, row in enumerate(rows):
        key = tuple(row[name] for name in _KEY)
        if key in written:
            written.remove(key)
        else:
            late.add(position)
    return late


_KEY = ("site", "session", "version")
_SQLITE_INSERT = sqlite.insert(journal).on_conflict_do_nothing(index_elements=_KEY)
_POSTGRESQL_INSERT = (
    postgresql.insert(journal)
    .on_conflict_do_nothing(index_elements=_KEY)
    .returning(journal.c.site, journal.c.session, journal.c.version)
)


def _journal_row(entry: Entry) -> dict[str, object]:
    return {
        "site": entry.site,
        "session": entry.session,
        "version": entry.version,
        "received_at": entry.received_at,
        "body": entry.body,
    }


def _session_row(entry: Entry) -> dict[str, object]:
    opening = entry.opening
    if opening is None:
        raise AssertionError("only entries that open a session have a session row")
    return {
        "id": entry.session,
        "site": entry.site,
        "visitor": entry.visitor,
        "opened_at": entry.received_at,
        "device": opening.device,
        "referrer": opening.referrer,
        "opening": _encoder.encode(opening.profile),
    }


def _decision_row(entry: Entry) -> dict[str, object]:
    record = entry.record
    if record is None:
        raise AssertionError("only entries with a decision have a decision row")
    return {
        "id": record.id,
        "site": record.site,
        "session": record.session,
        "version": record.version,
        "visitor": record.visitor,
        "at": record.at,
        "moment": record.moment,
        "arm": record.arm,
        "held_out": record.held_out,
        "displayed": record.displayed,
        "preview": record.preview,
        "policy": record.policy,
        "record": _encoder.encode(record),
    }


def _outcome_rows(entry: Entry) -> list[dict[str, object]]:
    return [
        {
            "site": entry.site,
            "kind": outcome.kind,
            "key": outcome.key,
            "visitor": entry.visitor,
            "session": entry.session,
            "at": outcome.at,
            "decision": outcome.decision,
            "value": outcome.value,
            "currency": outcome.currency,
            "items": outcome.items,
        }
        for outcome in entry.outcomes
    ]
