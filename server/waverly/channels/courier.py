"""Delivers what waits in the outbox, tries again what failed, and gives up in the end, in words."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from waverly.channels.channel import Channel, NotDelivered
from waverly.channels.retries import next_try
from waverly.clock import MINUTE_MS, Clock
from waverly.processes.error_boundary import FailureLog, outcome_of
from waverly.storage import Store
from waverly.storage.chores.outbox_rows import Message, claim_due, mark_failed, mark_sent

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
AT_ONCE = 50
"""Messages delivered side by side."""

BROKE = "It could not be sent. The server's log says why."

LEASE_MS = MINUTE_MS
"""A process that dies with a message in hand leaves it to others after this."""


class Courier:
    """Takes messages from the outbox to their channels. `channels` is by name."""

    def __init__(self, store: Store, clock: Clock, channels: Mapping[str, Channel]) -> None:
        self._store = store
        self._clock = clock
        self._channels = channels
        self._failures = {
            name: FailureLog(log, f"no message reaches {name}", foreign=True) for name in channels
        }

    async def run_for_ever(self) -> None:
        """Deliver whatever is due until cancelled."""
        failures = FailureLog(log, "the outbox could not be read; it is read again")
        while True:
            if not await failures.outcome(self.deliver_due()):
                await asyncio.sleep(LOOK_EVERY_S)

    async def deliver_due(self) -> int:
        """Try every message that is due now; return how many were tried."""
        now = self._clock.now()
        due = await claim_due(self._store, now, limit=AT_ONCE, lease_ms=LEASE_MS)
        errors = await asyncio.gather(*(self._deliver(message, now) for message in due))
        for target in {message.target for message in due}:
            self._tell(
                target,
                [met for met in zip(due, errors, strict=True) if met[0].target == target],
            )
        return len(due)

    def _tell(self, target: str, met: Sequence[tuple[Message, Exception | None]]) -> None:
        """Log what did not arrive: once if the destination is away, by message if only some are refused."""
        refused = [(message, error) for message, error in met if isinstance(error, NotDelivered)]
        failures = self._failures.get(target)
        if failures is not None and any(error is None for _, error in met):
            failures.over()
        elif failures is not None and refused:
            failures.tell(refused[0][1])
            return
        for message, error in refused:
            log.warning("message %s to %s: %s", message.id, target, error)

    async def _deliver(self, message: Message, now: int) -> Exception | None:
        """Return what came in between, None if it arrived."""
        error = await outcome_of(self._handed_over(message, now))
        if error is None:
            await mark_sent(self._store, message.id, now)
            return None
        again, why = next_try(message.attempts, now), BROKE
        if isinstance(error, NotDelivered):
            again, why = None if error.final else again, str(error)
        else:  # of what strangers wrote it made nothing: the others go on
            log.error("message %s broke %s", message.id, message.target, exc_info=error)
        await mark_failed(self._store, message.id, now, next_at=again, error=why)
        return error

    async def _handed_over(self, message: Message, now: int) -> None:
        channel = self._channels.get(message.target)
        if channel is None:
            raise NotDelivered("There is no destination of this name any more", final=True)
        await channel.deliver(message, now)
