"""`POST /v1/carts`: the carts the store's backend holds."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.body import read_body, read_json
from waverly.api.secret import site_of
from waverly.clock import Clock
from waverly.pipeline import Rules
from waverly.pipeline.facts import Facts
from waverly.storage import Store
from waverly.storage.people.told_cart_rows import remember_told_carts
from waverly.wire.records import MOST_TOLD, Taken
from waverly.wire.told_carts import read_told_carts

_encode = msgspec.json.Encoder().encode


class ToldCartsEndpoint:
    """Takes carts, the later of two; a bad one is named in the answer and takes no good one along."""

    def __init__(
        self, store: Store, rules: Rules, clock: Clock, facts: Facts, *, max_bytes: int
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._facts = facts
        self._max_bytes = max_bytes

    def route(self) -> Route:
        """Return the route."""
        return Route("/v1/carts", self.take, methods=["POST"])

    async def take(self, request: Request) -> Response:
        """Keep the carts that are newer than those known."""
        site = site_of(request, self._rules)
        body = await read_body(request.scope, request.receive, self._max_bytes)
        told, bad = await asyncio.to_thread(read_json, body, read_told_carts)
        stored = await remember_told_carts(self._store, site.key, told, self._clock.now())
        self._facts.look_for_told()
        answer = Taken(stored=stored, refused=tuple(bad[:MOST_TOLD]))
        return Response(_encode(answer), media_type="application/json")
