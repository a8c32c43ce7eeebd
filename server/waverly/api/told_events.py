"""`POST /v1/events`: what happened in the store's app, in its mails, at its tills, from its backend."""

import asyncio
from collections import Counter
from collections.abc import Sequence

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.body import read_body, read_json
from waverly.api.secret import site_of
from waverly.clock import Clock
from waverly.pipeline import Counters, Rules
from waverly.pipeline.facts import Facts
from waverly.storage import Store
from waverly.storage.people.told_event_rows import remember_told_events
from waverly.wire.records import MOST_TOLD, BadRecord
from waverly.wire.told_events import EventsTaken, Happening, read_told_events

_encode = msgspec.json.Encoder().encode


class ToldEventsEndpoint:
    """Takes events, each once; a bad one is named in the answer and takes no good one along."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        facts: Facts,
        counters: Counters,
        *,
        max_bytes: int,
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._facts = facts
        self._counters = counters
        self._max_bytes = max_bytes

    def route(self) -> Route:
        """Return the route."""
        return Route("/v1/events", self.take, methods=["POST"])

    async def take(self, request: Request) -> Response:
        """Keep the events that are new."""
        site = site_of(request, self._rules)
        body = await read_body(request.scope, request.receive, self._max_bytes)
        told, bad = await asyncio.to_thread(read_json, body, read_told_events)
        stored = await remember_told_events(self._store, site.key, told, self._clock.now())
        self._facts.look_for_told()
        unknown = Counter(each.kind for each in told if each.event is None)
        self._count(told, unknown, bad)
        answer = EventsTaken(stored=stored, unknown=dict(unknown), refused=tuple(bad[:MOST_TOLD]))
        return Response(_encode(answer), media_type="application/json")

    def _count(
        self, told: Sequence[Happening], unknown: Counter[str], bad: Sequence[BadRecord]
    ) -> None:
        self._counters.good.inc(len(told) - unknown.total())
        if bad:
            self._counters.events.labels("bad").inc(len(bad))
        if unknown:
            self._counters.events.labels("unknown").inc(unknown.total())
        for kind in unknown.elements():
            self._counters.unknown_kind(kind)
