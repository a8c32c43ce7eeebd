"""Handles a live batch: decode, fold, features, score, decide, journal. The answer follows the commit."""

from time import perf_counter_ns

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from waverly.clock import DAY_MS, Clock
from waverly.deciding import Record
from waverly.deciding.reasons import sentences_of
from waverly.errors import ErasedVisitor, Malformed, StaleSession
from waverly.pipeline.counters import Counters
from waverly.pipeline.facts import Facts
from waverly.pipeline.lru import Lru
from waverly.pipeline.opportunity import opportunity_of
from waverly.pipeline.outcomes import outcomes_of, own_visit
from waverly.pipeline.page_signals import page_signals_of
from waverly.pipeline.rules import Rules
from waverly.pipeline.scored import decide_scored
from waverly.pipeline.session_locks import SessionLocks
from waverly.pipeline.suggestion_indexes import SuggestionIndexes
from waverly.sessions import SessionState
from waverly.settings import LEAST_KEEP_DAYS
from waverly.storage import Entry, Opening, Store
from waverly.storage.log.decision_rows import decision
from waverly.storage.log.replay import arrive, opened, replay, settle
from waverly.storage.log.session_rows import session_rows
from waverly.storage.people.erased.marks import REFUSED_MS
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.persons import PersonQuery
from waverly.storage.people.visitor_rows import beginning_of
from waverly.wire import (
    Answer,
    Batch,
    Decision,
    Event,
    Events,
    UnknownEvent,
    read_batch,
)
from waverly.wire.decode import with_visitor
from waverly.wire.page import stage_of
from waverly.wire.scalars import BROWSERS_OWN
from waverly.wire.withdrawal import Withdrawal, withdrawal_in

TRIES = 5
"""How often a batch is tried when other processes commit to the same session at the same time."""

SILENCE = Answer()


class _Loaded(Struct, kw_only=True):
    """A session's state, and its opening when this batch is the first."""

    state: SessionState
    opening: Opening | None = None


class Collector:
    """Answers batches. One per process; any number of processes may serve one session."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        counters: Counters,
        *,
        cached_sessions: int,
        cached_products: int,
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._counters = counters
        self.facts = Facts(store, clock, cached_products)
        self.suggestions = SuggestionIndexes(store, clock)
        self._states: Lru[tuple[str, str], SessionState] = Lru(cached_sessions)
        self._locks = SessionLocks()
        counters.sessions.set_function(lambda: len(self._states))

    async def collect(self, body: bytes, origin: str | None, now: int | None = None) -> Answer:
        """Return the answer to a batch, once the batch is durable.

        `now` (server milliseconds) stands in for the clock. Raises NotAllowed for an unknown site
        or a foreign origin, `msgspec.DecodeError` for a body that is not a batch, StorageError when it
        cannot be stored. A withdrawal of consent is answered after the visitor was erased.
        """
        try:
            batch, events = read_batch(body)
        except msgspec.ValidationError:
            withdrawal = withdrawal_in(body)
            if withdrawal is None:
                raise
            return await self._forget(withdrawal, origin, now or self._clock.now())
        self._rules.site(batch.site, origin)
        if not batch.consent.analytics:
            self._counters.batches.labels("no_consent").inc()
            return SILENCE
        self._count(events)
        key = (batch.site, batch.session)
        async with self._locks.of(key):
            for _ in range(TRIES):
                try:
                    return await self._answer(key, batch, events, body, now or self._clock.now())
                except StaleSession:
                    self._states.forget(key)
                except ErasedVisitor:
                    self._states.forget(key)
                    self._counters.batches.labels("erased").inc()
                    return SILENCE
                except BaseException:
                    self._states.forget(key)  # half folded: read it anew next time
                    raise
        raise StaleSession(
            f"Session {batch.session} is changed by others faster than it can be read"
        )

    async def _forget(self, told: Withdrawal, origin: str | None, now: int) -> Answer:
        self._rules.site(told.site, origin)
        if not BROWSERS_OWN.fullmatch(told.forget):
            raise Malformed(
                "This id was not made by a browser",
                place="forget",
                value=repr(told.forget),
                mend="To erase somebody known by another id, call `DELETE /v1/people/ID` with the "
                "secret key.",
            )
        await erase(self._store, told.site, PersonQuery(visitor=told.forget), now)
        self._counters.batches.labels("withdrawal").inc()
        return SILENCE

    async def _answer(
        self, key: tuple[str, str], batch: Batch, events: Events, body: bytes, now: int
    ) -> Answer:
        loaded = await self._load(key, batch, now)
        state = loaded.state
        new = arrive(state, batch, events, now)
        record, shown = await self._decision(batch, new, state, now)
        if record is not None:
            settle(state, record)
        outcomes = outcomes_of(new, state)
        if batch.preview:
            outcomes += (own_visit(state, now),)
        if batch.visitor != state.visitor:
            # Two tabs that began at once may each have made an id. A session has one visitor, so that
            # all that holds an id is found by it.
            body = with_visitor(body, state.visitor)
        await self._store.journal.append(
            Entry(
                site=batch.site,
                visitor=state.visitor,
                session=batch.session,
                version=state.version,
                received_at=now,
                body=body,
                opening=loaded.opening,
                record=record,
                outcomes=outcomes,
            )
        )
        self._states.put(key, state)
        self._counters.kept.inc()
        signals = page_signals_of(
            state,
            now,
            self._rules.flags(batch.site),
            self._rules.scorer(batch.site),
            asked=batch.ask is not None,
            record=record,
        )
        return Answer(
            decision=shown,
            flags=signals.flags,
            mood=signals.mood,
            scores=signals.scores,
            session_version=state.version,
            reasons=sentences_of(record) if batch.preview and record is not None else UNSET,
            stall_ms=self._pace(batch.site, state),
        )

    def _pace(self, site: str, state: SessionState) -> int | UnsetType:
        stage = stage_of(state.page)
        pace = None if stage is None else self._rules.pace(site, stage)
        return UNSET if pace is None else pace

    async def _load(self, key: tuple[str, str], batch: Batch, now: int) -> _Loaded:
        state = self._states.get(key)
        if state is not None and _is_fresh(state, now) and state.version >= batch.session_version:
            return _Loaded(state=state)
        site, session = key
        beginning = await beginning_of(self._store, site, session, batch.visitor, at=now)
        if beginning.opening is None:
            profile, page = beginning.profile, batch.page
            opening = Opening(
                device="unknown" if page is None else page.device,
                referrer="unknown" if page is None else page.referrer,
                profile=profile,
            )
            return _Loaded(state=opened(session, batch.visitor, now, profile), opening=opening)
        visitor, opened_at, profile = beginning.opening
        state = opened(session, visitor, opened_at, profile)
        return _Loaded(state=replay(state, await session_rows(self._store, site, session)))

    async def _decision(
        self, batch: Batch, new: list[Event | UnknownEvent], state: SessionState, now: int
    ) -> tuple[Record | None, Decision | None]:
        """Return the record to keep, if a new one was made, and what to show."""
        if batch.ask is None:
            return None, None
        given = state.decided.get(f"{batch.view}:{batch.ask.seq}")
        if given is not None:  # a retry: the answer was lost on the way, not the decision
            record = await decision(self._store, given)
            return None, None if record is None else record.shown
        started_ns = perf_counter_ns()
        product = state.page.product
        identity = None if product is None else product.id
        known = await self.facts.of(batch.site, identity, state.visitor)
        if self.suggestions.has(batch.site):
            found = self.suggestions.found(batch.site, state, identity, known.held)
            known = replace(known, found=found)
        opportunity = opportunity_of(batch, new, state, now, known)
        if opportunity is None:
            return None, None
        rules = self._rules
        policy, learner = rules.policy(batch.site), rules.learner(batch.site)
        record = decide_scored(opportunity, policy, rules.scorer(batch.site), learner)
        record = replace(record, micros=(perf_counter_ns() - started_ns) // 1000)
        self._counters.decided[_outcome(record)].inc()
        return record, record.shown

    def _count(self, events: Events) -> None:
        self._counters.good.inc(len(events.good))
        if events.bad:
            self._counters.events.labels("bad").inc(len(events.bad))
        if events.bad_page:
            self._counters.events.labels("bad_page").inc(len(events.bad_page))
        for event in events.unknown:
            self._counters.events.labels("unknown").inc()
            self._counters.unknown_kind(event.kind)


def _outcome(record: Record) -> str:
    if record.displayed:
        return "displayed"
    return "nothing" if record.held_out is None else "held_out"


def _is_fresh(state: SessionState, now: int) -> bool:
    """Return whether a cached session is certain to be stored still.

    If it was silent for longer, its visitor may have been erased so long ago that nothing refuses their data
    any more. If it began before the shortest period that visits are kept, it may have been deleted.
    """
    return now < min(state.last_at + REFUSED_MS, state.opened_at + LEAST_KEEP_DAYS * DAY_MS)
