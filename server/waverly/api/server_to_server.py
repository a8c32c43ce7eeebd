"""The endpoints for a store's backend, which authenticates with its secret key."""

from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.body import read_body, read_json
from waverly.api.secret import site_of
from waverly.api.told_bodies import check_shop
from waverly.catalogue import ShopFacts
from waverly.clock import Clock, SettableClock
from waverly.errors import NotFound
from waverly.errors.fitting import fit, json_as
from waverly.pipeline import Rules
from waverly.pipeline.facts import Facts
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import remember_shop
from waverly.storage.measured.link_rows import link_visitors
from waverly.wire.records import Taken
from waverly.wire.scalars import Id, Instant
from waverly.wire.unknown_fields import unknown_fields_in


class Link(Struct, frozen=True, kw_only=True):
    """`POST /v1/links`: visitors the store knows to be one person, such as after signing in."""

    visitors: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=100)]


class Linked(Struct, frozen=True, kw_only=True):
    """The person: the visitor that was seen first. From now on the others are in the same groups."""

    person: Id


class ClockSetting(Struct, frozen=True, kw_only=True):
    """`PUT /v1/clock`: the instant to take as now (milliseconds), or null for the machine's time."""

    now: Instant | None = None


Body = TypeVar("Body")


class ServerToServer:
    """The endpoints that need a secret key."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        facts: Facts,
        *,
        on_clock: Callable[[], Awaitable[None]],
        max_bytes: int,
    ) -> None:
        self._store = store
        self._facts = facts
        self._rules = rules
        self._clock = clock
        self._on_clock = on_clock
        self._max_bytes = max_bytes

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/v1/shop", self.shop, methods=["POST"]),
            Route("/v1/links", self.links, methods=["POST"]),
            Route("/v1/campaigns", self.campaigns, methods=["GET"]),
            Route("/v1/clock", self.read_clock, methods=["GET"]),
            Route("/v1/clock", self.set_clock, methods=["PUT"]),
        ]

    async def shop(self, request: Request) -> Response:
        """Remember what the store says of itself, as of now."""
        site = site_of(request, self._rules)
        body = await read_body(request.scope, request.receive, self._max_bytes)
        data = read_json(body, msgspec.json.decode)
        told = fit(data, ShopFacts)
        check_shop(told)
        changed = await remember_shop(
            self._store, site.key, replace(told, source="api"), self._clock.now()
        )
        self._facts.forget()
        unknown_names = Counter(unknown_fields_in(data, ShopFacts))
        return _json(Taken(stored=int(changed), unknown_fields=dict(unknown_names)))

    async def links(self, request: Request) -> Response:
        """Take visitors as one person from their next session on."""
        site = site_of(request, self._rules)
        first, *others = (await self._body(request, Link)).visitors
        person = first
        for other in others:
            person = await link_visitors(self._store, site.key, first, other, self._clock.now())
        return _json(Linked(person=person))

    async def campaigns(self, request: Request) -> Response:
        """Return the campaigns in force and their policy version."""
        site = site_of(request, self._rules)
        policy = self._rules.policy(site.key)
        return _json({"version": policy.version, "campaigns": policy.campaigns})

    async def read_clock(self, request: Request) -> Response:
        """Return the server's time."""
        site_of(request, self._rules)
        return _json(ClockSetting(now=self._clock.now()))

    async def set_clock(self, request: Request) -> Response:
        """Set the server's time and do what it makes due; in test mode only."""
        site_of(request, self._rules)
        clock = self._clock
        if not isinstance(clock, SettableClock):
            raise NotFound(
                "The clock can be set in test mode only", mend="Start with WAVERLY_TEST_MODE=true."
            )
        told = await self._body(request, ClockSetting)
        clock.reset() if told.now is None else clock.set(told.now)
        await self._on_clock()
        return _json(ClockSetting(now=clock.now()))

    async def _body(self, request: Request, kind: type[Body]) -> Body:
        body = await read_body(request.scope, request.receive, self._max_bytes)
        return read_json(body, partial(json_as, kind=kind))


def _json(content: object) -> Response:
    return Response(msgspec.json.encode(content), media_type="application/json")
