"""Group commit: entries that arrive while a commit runs go into the next one.

An answer is sent after the commit that holds its batch, so an answered event survives a crash.
`(session, version)` is unique: when another process committed that version first, the entry is
refused with StaleSession and the caller reloads the session. An entry of a visitor who was erased a moment
ago is refused with ErasedVisitor, whichever process it comes from: memory brings nobody back.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Protocol

from waverly.errors import ErasedVisitor, StaleSession, StorageError
from waverly.processes.error_boundary import FailureLog, outcome_of
from waverly.storage.entry import Entry

log = logging.getLogger(__name__)

MAX_GROUP = 512
"""Entries in one transaction: bounds how long a reader of the answer may wait behind others."""

GATHER_S = 0.003
"""How long a group gathers under load. Each commit wakes two threads that contend for the interpreter:
twice as many answers a second were measured with fewer, larger groups. An idle server does not wait."""

Refusal = type[StaleSession] | type[ErasedVisitor]

SENTENCES: Mapping[Refusal, str] = {
    StaleSession: "This session has moved on",
    ErasedVisitor: "This visitor was erased",
}

_Waiting = tuple[Entry, "asyncio.Future[None]"]


class Writer(Protocol):
    """Writes groups of entries to one kind of database."""

    async def write(self, entries: Sequence[Entry]) -> Mapping[int, Refusal]:
        """Commit `entries`; return the positions of those that were refused, and why."""

    async def close(self) -> None:
        """Close the connection to the database."""


class Journal:
    """The one writer of a process. `start` it, `append` to it, `stop` it.

    `turn` is held while a group is written: whatever else the process writes waits for it there, and
    not at the database, which can only tell both to try again.
    """

    def __init__(self, writer: Writer, turn: asyncio.Lock) -> None:
        self._writer = writer
        self._turn = turn
        self._waiting: list[_Waiting] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stopping = False
        self._failures = FailureLog(log, "the journal could not be written")
        self.commits = 0
        self.entries = 0

    @property
    def is_failing(self) -> bool:
        """Return whether the last group could not be written."""
        return self._failures.go_on

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._run(), name="journal")

    async def stop(self) -> None:
        """Write what has gathered, then end."""
        self._stopping = True
        self._wake.set()
        if self._task is not None:
            await self._task
        await self._writer.close()

    async def append(self, entry: Entry) -> None:
        """Return once `entry` is durable.

        Raises StaleSession when its session version exists already, ErasedVisitor when nothing of
        its visitor is to be kept, StorageError when the database refuses to write.
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
        async with self._turn:
            refused = await outcome_of(self._writer.write(entries))
        if isinstance(refused, Exception):
            # A database that is away is an OSError, a number no column takes an OverflowError, and a
            # driver may speak its own words: whatever a group meets, the next one is written.
            self._failures.tell(refused)
            _answer_all(group, refused)
            return
        self._failures.over()
        self.commits += 1
        self.entries += len(group)
        for position, (entry, answer) in enumerate(group):
            if answer.done():  # its request was cancelled; the entry is kept all the same
                continue
            why = refused.get(position)
            if why is None:
                answer.set_result(None)
            else:
                answer.set_exception(why(SENTENCES[why], value=entry.session))


def _answer_all(group: Sequence[_Waiting], error: Exception) -> None:
    for _, answer in group:
        if not answer.done():
            answer.set_exception(
                StorageError("The journal could not be written", value=type(error).__name__)
            )
