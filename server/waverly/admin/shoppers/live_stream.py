"""What happens in the shop, as server-sent events: the journal read on from the last id, every second.

Because the journal is read, and not this process's own traffic, the page shows all nodes, and a browser
that was disconnected continues where it left off. A new one first gets what happened last.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import msgspec
from msgspec.structs import replace

from waverly.policies.words.decisions import headline
from waverly.reporting.live import LiveBatch, live_before, live_since
from waverly.reporting.view_progress import LastProgress
from waverly.storage import Store
from waverly.storage.log.session_rows import last_id

POLL_S = 1.0
HEARTBEAT_S = 15.0
"""Sent when nothing happens, so that proxies keep the line and a vanished browser is noticed."""

LIFETIME_S = 900.0
"""Then the stream ends, the browser asks again, and the sign-in is looked at anew."""

RETRY_MS = 2_000
MAX_STREAMS = 16
"""Streams at the same time per process: an owner's few tabs, not a burden on the shop."""

_encode = msgspec.json.Encoder().encode


class Streams:
    """Counts the open streams of this process."""

    def __init__(self, most: int = MAX_STREAMS) -> None:
        self._most = most
        self.open = 0

    @property
    def is_full(self) -> bool:
        """Return whether the limit of open streams is reached."""
        return self.open >= self._most

    async def follow(
        self,
        store: Store,
        site: str,
        after: int | None,
        *,
        names: Mapping[str, str],
        poll_s: float = POLL_S,
        now_s: Callable[[], float] | None = None,
    ) -> AsyncIterator[bytes]:
        """Yield events after the journal id `after` until the lifetime is over or the reader goes.

        Without `after` the first event holds the batches received last, and the others follow. `names`
        are the campaigns' names by id; `now_s` gives seconds of a monotonic clock, by default the event
        loop's.
        """
        now_s = now_s or asyncio.get_running_loop().time
        self.open += 1
        try:
            end = now_s() + LIFETIME_S
            spoke = now_s()
            told = await last_id(store) if after is None else after
            progress = LastProgress()  # a stream lasts minutes: what it holds stays small
            latest = await live_before(store, site, told, progress) if after is None else []
            # The id tells the browser where to go on even if nothing ever happens.
            yield b"retry: %d\n" % RETRY_MS + _event(
                "hello", told, [_named(each, names) for each in latest]
            )
            while now_s() < end:
                for batch in await live_since(store, site, told, progress):
                    told = batch.id
                    spoke = now_s()
                    yield _event("batch", told, _named(batch, names))
                if now_s() - spoke >= HEARTBEAT_S:
                    spoke = now_s()
                    yield b": still here\n\n"
                await asyncio.sleep(poll_s)
        finally:
            self.open -= 1


def _event(kind: str, identity: int, content: object) -> bytes:
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (identity, kind.encode(), _encode(content))


def _named(batch: LiveBatch, names: Mapping[str, str]) -> LiveBatch:
    """Return a batch whose decisions call campaigns by name, as every other page does."""
    told = [
        entry if entry.record is None else replace(entry, detail=headline(entry.record, names))
        for entry in batch.entries
    ]
    return replace(batch, entries=tuple(told))
