"""Reads the journal as it grows and puts the news into the outbox, once for each destination.

Nothing is added to the line that answers a shopper: this reader comes behind, a moment later.
"""

import asyncio
import logging
from itertools import takewhile

from waverly.clock import Clock
from waverly.integrations.config import Integrations
from waverly.integrations.news import Arm, News, arm_of, decisions_named, news_in
from waverly.integrations.tools import Tool, body_for
from waverly.processes.error_boundary import FailureLog
from waverly.storage import JournalRow, Store
from waverly.storage.chores.cursor_rows import move_cursor, position_of
from waverly.storage.chores.outbox_rows import Draft, queue
from waverly.storage.log.decision_rows import decisions_by_id
from waverly.storage.log.session_rows import last_id, rows_since

log = logging.getLogger(__name__)

LOOK_EVERY_S = 1.0
AT_ONCE = 200
CURSOR = "forward"

SETTLE_MS = 1_000
"""With several processes on PostgreSQL a lower id may become visible after a higher one; by then it has."""


class Forwarder:
    """Tells the destinations what the journal tells. It begins at the journal's end when first set up."""

    def __init__(self, store: Store, clock: Clock, integrations: Integrations) -> None:
        self._store = store
        self._clock = clock
        self._tools = integrations.tools

    async def run_for_ever(self) -> None:
        """Forward news until cancelled."""
        failures = FailureLog(log, "the journal could not be forwarded; it is tried again")
        while True:
            if (await failures.outcome(self.forward()) or 0) < AT_ONCE:
                await asyncio.sleep(LOOK_EVERY_S)

    async def forward(self) -> int:
        """Queue the news of the next batches; return how many batches were read."""
        if not self._tools:
            return 0
        now = self._clock.now()
        position = await position_of(self._store, CURSOR)
        if position is None:
            await move_cursor(self._store, CURSOR, await last_id(self._store))
            return 0
        found = await rows_since(self._store, None, position, AT_ONCE)
        settled = list(takewhile(lambda one: one[1].received_at <= now - SETTLE_MS, found))
        if not settled:
            return 0
        await queue(self._store, await self._drafts([row for _, row in settled]), now)
        await move_cursor(self._store, CURSOR, settled[-1][0])
        return len(settled)

    async def _drafts(self, rows: list[JournalRow]) -> list[Draft]:
        arms = await self._arms(rows)
        return [
            _draft(tool, news)
            for row in rows
            for news in news_in(row, arms)
            for tool in self._tools
            if news.topic in tool.tell and tool.site in {None, news.site}
        ]

    async def _arms(self, rows: list[JournalRow]) -> dict[str, Arm]:
        records = await decisions_by_id(self._store, decisions_named(rows))
        return {identity: arm_of(record) for identity, record in records.items()}


def _draft(tool: Tool, news: News) -> Draft:
    return Draft(
        site=news.site,
        target=tool.name,
        key=news.key,
        kind=f"{news.topic}.{news.name}",
        body=body_for(tool)(news),
        visitor=news.visitor,
    )
