"""Ends a long command cleanly at the first SIGINT, SIGTERM or SIGHUP."""

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

Answer = TypeVar("Answer")

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Ctrl-C, a request to end, and a terminal that was closed."""

LOOK_S = 0.5
"""How often a command that only waits looks whether all is well: soon enough for whoever sits before it."""


class Ending:
    """Work that the first signal ends; those after it are not heard, so that nothing is left half done.

    A signal that breaks into a running event loop would leave its tasks pending: there, the task is
    cancelled. Elsewhere KeyboardInterrupt is raised, but for `wait`, which just returns.
    """

    def __init__(self) -> None:
        self._task: asyncio.Task[Any] | None = None
        self._waited: threading.Event | None = None

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Hear the signals while the block runs."""
        before = {each: signal.signal(each, self._end) for each in SIGNALS}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Return what `work` gives. Raises KeyboardInterrupt once a signal has ended it."""
        try:
            return asyncio.run(self._watched(work))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None

    def wait(self, look: Callable[[], None]) -> None:
        """Return when a signal comes; until then `look` is called again and again, and may raise."""
        self._waited = threading.Event()
        while not self._waited.wait(LOOK_S):
            look()

    async def _watched(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        self._task = asyncio.current_task()
        try:
            return await work
        finally:
            self._task = None

    def _end(self, number: int, frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        if self._waited is not None:
            self._waited.set()
        elif self._task is not None:
            self._task.get_loop().call_soon_threadsafe(self._task.cancel)
        else:
            raise KeyboardInterrupt
