"""Makes the batches of one session wait for each other; batches of other sessions run beside them."""

import asyncio
from types import TracebackType

Key = tuple[str, str]
"""Site and session."""


class SessionLocks:
    """A lock per session being worked on, kept only while somebody holds or awaits it."""

    def __init__(self) -> None:
        self._locks: dict[Key, _Counted] = {}

    def of(self, key: Key) -> "SessionLock":
        """Return this session's lock, to be held by `async with`."""
        return SessionLock(self._locks, key)


class _Counted(asyncio.Lock):
    """A lock that knows how many hold or await it."""

    holders = 0


class SessionLock:
    """One caller's turn. A class and not a generator: it is taken for every batch (3 us less)."""

    __slots__ = ("_key", "_lock", "_locks")

    def __init__(self, locks: dict[Key, _Counted], key: Key) -> None:
        self._locks = locks
        self._key = key
        self._lock = locks.get(key) or locks.setdefault(key, _Counted())

    async def __aenter__(self) -> None:
        self._lock.holders += 1
        try:
            await self._lock.acquire()
        except BaseException:  # cancelled while waiting: somebody else's turn goes on
            self._leave()
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()
        self._leave()

    def _leave(self) -> None:
        self._lock.holders -= 1
        if not self._lock.holders and self._locks.get(self._key) is self._lock:
            del self._locks[self._key]
