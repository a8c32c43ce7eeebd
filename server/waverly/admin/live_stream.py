"""What happens in the shop, as server-sent events: the journal read on from the last id, every second.

Reading the journal rather than listening to this process shows every node's traffic, and a browser
that was away goes on where it left off.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import msgspec
from msgspec.structs import replace

from waverly.admin.decision_words import headline
from waverly.reporting.live import LiveBatch, live_since
from waverly.storage import Store

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
        """Return whether another stream would be one too many."""
        return self.open >= self._most

    async def follow(
        self,
        store: Store,
        site: str,
        last_id: int,
        *,
        names: Mapping[str, str],
        poll_s: float = POLL_S,
        now_s: Callable[[], float] | None = None,
    ) -> AsyncIterator[bytes]:
        """Yield events after `last_id` until the lifetime is over or the reader goes.

        `names` are the campaigns' names by id; `now_s` gives seconds of a
        monotonic clock; the event loop's own unless given.
        """
        now_s = now_s or asyncio.get_running_loop().time
        self.open += 1
        try:
            end = now_s() + LIFETIME_S
            spoke = now_s()
            # The id tells the browser where to go on even if nothing ever happens.
            yield f"id: {last_id}\nretry: {RETRY_MS}\nevent: hello\ndata: {{}}\n\n".encode()
            while now_s() < end:
                for batch in await live_since(store, site, last_id):
                    last_id = batch.id
                    spoke = now_s()
                    yield b"id: %d\nevent: batch\ndata: %b\n\n" % (
                        last_id,
                        _encode(_named(batch, names)),
                    )
                if now_s() - spoke >= HEARTBEAT_S:
                    spoke = now_s()
                    yield b": still here\n\n"
                await asyncio.sleep(poll_s)
        finally:
            self.open -= 1


def _named(batch: LiveBatch, names: Mapping[str, str]) -> LiveBatch:
    """Return a batch whose decisions call campaigns by name, as every other page does."""
    told = [
        entry if entry.record is None else replace(entry, detail=headline(entry.record, names))
        for entry in batch.entries
    ]
    return replace(batch, entries=tuple(told))
