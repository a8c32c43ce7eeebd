"""Endpoints that take many records at once from a store's backend; all read and answer in the same way."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

import msgspec
from msgspec.structs import asdict, replace
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.body import read_body, read_json
from waverly.api.problems import respond
from waverly.api.secret import site_of
from waverly.api.told_bodies import (
    OrdersTaken,
    read_confirmed,
    read_contacts,
    read_orders,
    read_products,
)
from waverly.catalogue import ProductFacts
from waverly.clock import Clock
from waverly.pipeline import Counters, Rules
from waverly.pipeline.facts import Facts
from waverly.public_url import base_of
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.catalogue.shop_rows import confirm_offers
from waverly.storage.log.outcome_rows import orders_unknown
from waverly.storage.measured.order_rows import remember_orders
from waverly.storage.measured.refund_rows import remember_refunds
from waverly.storage.people.contacts.rows import Agreed, remember_contacts
from waverly.storage.people.told.cart_rows import remember_told_carts
from waverly.storage.people.told.event_rows import remember_told_events
from waverly.storage.people.told.wish_rows import remember_told_wishes
from waverly.wire import Problem
from waverly.wire.commerce import Refunded
from waverly.wire.records import NOWHERE, Placed, Records, Taken, Why, placed, taken
from waverly.wire.told_carts import read_told_carts
from waverly.wire.told_events import EventsTaken, Happening, read_told_events
from waverly.wire.told_wishes import read_told_wishes

Record = TypeVar("Record")
Body = TypeVar("Body")

Remember = Callable[[Store, str, Sequence[Record], int], Awaitable[list[Why | None]]]
"""Stores records of a site as of an instant; returns for each why it was passed over, or None."""


class ToldRecords:
    """Takes records and answers why any were not stored; an invalid one does not affect the others."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        facts: Facts,
        counters: Counters,
        *,
        max_bytes: int,
        public_url: str = "",
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._facts = facts
        self._counters = counters
        self._max_bytes = max_bytes
        self._public_url = public_url

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/v1/products", self.products, methods=["POST"]),
            Route("/v1/eligibility", self.eligibility, methods=["POST"]),
            Route("/v1/orders", self.orders, methods=["POST"]),
            Route("/v1/contacts", self.contacts, methods=["POST"]),
            Route("/v1/events", self.events, methods=["POST"]),
            Route("/v1/carts", self.carts, methods=["POST"]),
            Route("/v1/wishlists", self.wishes, methods=["POST"]),
        ]

    async def products(self, request: Request) -> Response:
        """Remember product facts, as of now."""
        answer = await self._take(request, read_products, _remember_stated)
        self._facts.forget()
        return _answer(answer)

    async def eligibility(self, request: Request) -> Response:
        """Remember for whom personal offers hold."""
        return _answer(await self._take(request, read_confirmed, confirm_offers))

    async def orders(self, request: Request) -> Response:
        """Remember orders and refunds."""
        site, (orders, refunds) = await self._read(request, read_orders)
        kept = await self._keep(site, orders, remember_orders)
        given_back = await self._keep(site, refunds, remember_refunds)
        answer = asdict(taken((orders, kept), (refunds, given_back)))
        named = zip(refunds.places, (refund.order for refund in refunds.good), strict=True)
        return _answer(OrdersTaken(**answer, without_order=await self._unknown(site, [*named])))

    async def contacts(self, request: Request) -> Response:
        """Remember whom the store may write to."""
        remember = partial(_remember_agreed, base_of(request, self._public_url))
        return _answer(await self._take(request, read_contacts, remember))

    async def events(self, request: Request) -> Response:
        """Keep the events that are new."""
        site, records = await self._read(request, read_told_events)
        fates = await self._keep(site, records, remember_told_events)
        self._facts.look_for_told()
        unknown = Counter(each.kind for each in records.good if each.event is None)
        self._count(records, unknown)
        answer = asdict(taken((records, fates)))
        told = zip(records.places, records.good, strict=True)
        named = [(at, each.event.order) for at, each in told if isinstance(each.event, Refunded)]
        without = await self._unknown(site, named)
        return _answer(EventsTaken(**answer, unknown=dict(unknown), without_order=without))

    async def carts(self, request: Request) -> Response:
        """Keep the carts that are newer than those known."""
        answer = await self._take(request, read_told_carts, remember_told_carts)
        self._facts.look_for_told()
        return _answer(answer)

    async def wishes(self, request: Request) -> Response:
        """Keep the words on products that are newer than those known."""
        answer = await self._take(request, read_told_wishes, remember_told_wishes)
        self._facts.look_for_told()
        return _answer(answer)

    async def _unknown(self, site: str, named: Sequence[tuple[str, str]]) -> Placed:
        """Return the places of refunds whose orders nobody has told."""
        if not named:  # most bodies tell of none, and need not ask
            return NOWHERE
        unknown = await orders_unknown(self._store, site, (order for _, order in named))
        return placed([place for place, order in named if order in unknown])

    async def _take(
        self,
        request: Request,
        read: Callable[[bytes], Records[Record]],
        remember: Remember[Record],
    ) -> Taken:
        site, records = await self._read(request, read)
        return taken((records, await self._keep(site, records, remember)))

    async def _read(self, request: Request, read: Callable[[bytes], Body]) -> tuple[str, Body]:
        """Return the key's site, and the body as read by `read` in a thread."""
        site = site_of(request, self._rules)
        body = await read_body(request.scope, request.receive, self._max_bytes)
        return site.key, await asyncio.to_thread(read_json, body, read)

    async def _keep(
        self, site: str, records: Records[Record], remember: Remember[Record]
    ) -> list[Why | None]:
        return await remember(self._store, site, records.good, self._clock.now())

    def _count(self, records: Records[Happening], unknown: Counter[str]) -> None:
        self._counters.good.inc(len(records.good) - unknown.total())
        if records.bad:
            self._counters.events.labels("bad").inc(len(records.bad))
        if unknown:
            self._counters.events.labels("unknown").inc(unknown.total())
        for kind in unknown.elements():
            self._counters.unknown_kind(kind)


async def _remember_stated(
    store: Store, site: str, told: Sequence[ProductFacts], now: int
) -> list[Why | None]:
    stated = [replace(entry, source="api") for entry in told]
    return await remember_products(store, site, stated, now)


async def _remember_agreed(
    base: str, store: Store, site: str, told: Sequence[Agreed], now: int
) -> list[Why | None]:
    return await remember_contacts(store, site, told, base, now)


def _answer(content: Taken) -> Response:
    """Return the answer; a body of which no record can be read is a bad request."""
    if content.refused and not content.stored and not content.passed_over:
        first = content.refused[0]
        return respond(
            Problem(
                type="urn:waverly:malformed",
                title="No record can be read",
                status=400,
                detail=first.detail,
                at=first.at,
                refused=content.refused,
            )
        )
    return Response(msgspec.json.encode(content), media_type="application/json")
