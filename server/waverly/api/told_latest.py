"""`POST /v1/carts` and `POST /v1/wishlists`: what the store's backend holds, of each the latest word."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

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
from waverly.storage.people.told_wish_rows import remember_told_wishes
from waverly.wire.records import MOST_TOLD, BadRecord, Taken
from waverly.wire.told_carts import read_told_carts
from waverly.wire.told_wishes import read_told_wishes

Told = TypeVar("Told")

_encode = msgspec.json.Encoder().encode


class ToldLatest:
    """Takes carts and wishes, the later of two; a bad one is named and takes no good one along."""

    def __init__(
        self, store: Store, rules: Rules, clock: Clock, facts: Facts, *, max_bytes: int
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._facts = facts
        self._max_bytes = max_bytes

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/v1/carts", self.carts, methods=["POST"]),
            Route("/v1/wishlists", self.wishes, methods=["POST"]),
        ]

    async def carts(self, request: Request) -> Response:
        """Keep the carts that are newer than those known."""
        return await self._take(request, read_told_carts, remember_told_carts)

    async def wishes(self, request: Request) -> Response:
        """Keep the words on products that are newer than those known."""
        return await self._take(request, read_told_wishes, remember_told_wishes)

    async def _take(
        self,
        request: Request,
        read: Callable[[bytes], tuple[list[Told], list[BadRecord]]],
        remember: Callable[[Store, str, Iterable[Told], int], Awaitable[int]],
    ) -> Response:
        site = site_of(request, self._rules)
        body = await read_body(request.scope, request.receive, self._max_bytes)
        told, bad = await asyncio.to_thread(read_json, body, read)
        stored = await remember(self._store, site.key, told, self._clock.now())
        self._facts.look_for_told()
        answer = Taken(stored=stored, refused=tuple(bad[:MOST_TOLD]))
        return Response(_encode(answer), media_type="application/json")
