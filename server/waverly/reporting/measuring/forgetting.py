"""Deletes what is older than the period that is kept; every sum it was counted in stays.

Each step is a turn of the measuring (see `catch_up`): nothing is forgotten that was not counted, and nothing
counted from what is just being forgotten. A step is one short transaction, and a night that was broken off
is gone on with the next night.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.reporting.measuring.catch_up import TRIES, catch_up
from waverly.reporting.measuring.contributions import Counted, change
from waverly.reporting.measuring.recipe import Recipe, recipe_of
from waverly.storage import Store
from waverly.storage.measured.closing_enrolments import close_enrolments, open_before
from waverly.storage.measured.progress_rows import Reached, reached
from waverly.storage.measured.statistic_rows import Table, past_with
from waverly.storage.measured.visit_rows import visits_named
from waverly.storage.people.kept.forgetting import (
    begin_at,
    forget_rows,
    forget_sessions,
    sessions_before,
)
from waverly.storage.sqlite_log import empty_log

LONGEST_VISIT_MS = DAY_MS
"""An enrolment is closed this long before the visit it began in may be deleted; no visit lasts a day."""

SESSIONS_A_STEP = 100
ENROLMENTS_A_STEP = 100
"""Few enough that no shopper's batch waits long for a step; decision 32 has the measurement."""

PAUSE_S = 0.005
"""The pause between two steps, in which other processes can write."""

DeleteSome = Callable[[], Awaitable[int | None]]
"""Does part of the work; returns how much, 0 if nothing is left, None if it has to be tried again."""


class Forgotten(Struct, frozen=True, kw_only=True):
    """How much was deleted: sessions with all their batches and decisions, and rows of any kind."""

    sessions: int = 0
    rows: int = 0


async def forget_past(store: Store, site: str, at: int, keep_days: int) -> Forgotten:
    """Delete what is older than `keep_days` at an instant (server milliseconds); return how much that was."""
    before = at - keep_days * DAY_MS
    await catch_up(store, site, at)
    recipe = await recipe_of(store, site)
    work = _Work(store, site, before, recipe)
    await _repeat(work.close)
    if not await _repeat(work.begin):
        return Forgotten()  # others count without pause: tomorrow
    await _repeat(work.forget)
    rows = work.rows + await forget_rows(store, site, before)
    if rows:
        await empty_log(store.url)
    return Forgotten(sessions=work.sessions, rows=rows)


class _Work:
    """The steps at one site."""

    def __init__(self, store: Store, site: str, before: int, recipe: Recipe) -> None:
        self._store = store
        self._site = site
        self._before = before
        self._recipe = recipe
        self._has_begun = False
        self.sessions = 0
        self.rows = 0

    async def close(self) -> int | None:
        """Close the earliest open enrolments: the visits they are counted from are about to go."""
        turn = await self._next_turn()
        until = self._before + LONGEST_VISIT_MS
        found = await open_before(self._store, self._site, until, ENROLMENTS_A_STEP)
        if not found:
            return 0
        past = await self._past_with(found)
        is_done = await close_enrolments(self._store, self._site, found, past, turn)
        return len(found) if is_done else None

    async def begin(self) -> int | None:
        """Record, once, when the data that is kept begins."""
        if self._has_begun:
            return 0
        turn = await self._next_turn()
        self._has_begun = await begin_at(self._store, self._site, self._before, turn)
        return 1 if self._has_begun else None

    async def forget(self) -> int | None:
        """Forget the earliest sessions, of those that are counted."""
        turn = await self._next_turn()
        names = await sessions_before(
            self._store, self._site, self._before, turn.journal, SESSIONS_A_STEP
        )
        if not names:
            return 0
        visits = await visits_named(self._store, self._site, names)
        past = await self._past_with(visits)
        rows = await forget_sessions(self._store, self._site, names, past, turn)
        if rows is None:
            return None
        self.sessions += len(names)
        self.rows += rows
        return len(names)

    async def _next_turn(self) -> Reached:
        start = await reached(self._store, self._site)
        return replace(start, turn=start.turn + 1, recipe=start.recipe or self._recipe.name)

    async def _past_with(self, counted: Sequence[Counted]) -> Table:
        sums = await asyncio.to_thread(change, [], counted, self._recipe.zone)
        return await past_with(self._store, self._site, sums)


async def _repeat(step: DeleteSome) -> int:
    """Do steps until nothing is left, or others came first too often; return how much was done."""
    lost = total = 0
    while lost < TRIES:
        done = await step()
        if done == 0:
            break
        lost = lost + 1 if done is None else 0
        total += done or 0
        await asyncio.sleep(PAUSE_S)
    return total
