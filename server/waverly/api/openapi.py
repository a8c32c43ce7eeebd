"""`/openapi.json`: the description of the public endpoints, made from the structs themselves."""

from functools import cache
from inspect import cleandoc
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly import __version__
from waverly.api.server_to_server import ClockSetting, Link, Linked
from waverly.api.told_bodies import Contacts, Eligibility, Orders, OrdersTaken, Products
from waverly.catalogue import ShopFacts
from waverly.reporting.person_export import PersonExport
from waverly.storage.people.kept.everything import KeptRows
from waverly.wire import EVENTS, Answer, Batch, Problem
from waverly.wire.records import Taken
from waverly.wire.request import Request as ShopperRequest
from waverly.wire.request import Requested
from waverly.wire.told_carts import ToldCarts
from waverly.wire.told_events import EventsTaken, ToldEvents
from waverly.wire.told_wishes import ToldWishes
from waverly.wire.withdrawal import Withdrawal

_REF = "#/components/schemas/{name}"


def _in_path(name: str, **more: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, **more}


_PERSON = _in_path("id", description="A visitor's id, an order's number, or an e-mail address.")


def schemas() -> dict[str, Any]:
    """Return the JSON Schema of every struct on the wire, by name."""
    pages = [Batch, Withdrawal, Answer, ShopperRequest, Requested, Problem, *EVENTS]
    told = [Products, ShopFacts, Eligibility, Orders, Contacts, Link, Linked, ClockSetting]
    told += [
        OrdersTaken,
        ToldEvents,
        EventsTaken,
        ToldCarts,
        ToldWishes,
        Taken,
        KeptRows,
        PersonExport,
    ]
    _, components = msgspec.json.schema_components([*pages, *told], ref_template=_REF)
    return {name: _flush(schema) for name, schema in components.items()}


def _flush(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose description has no indent: in Markdown that would make it a block of code."""
    return {
        key: cleandoc(value) if key == "description" else value for key, value in schema.items()
    }


@cache
def openapi() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Waverly",
            "version": __version__,
            "description": "Help for the wavering shopper, measured.",
        },
        "paths": {**_for_pages(), **_for_backends(), **_for_operators()},
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"secret": {"type": "http", "scheme": "bearer"}},
        },
    }


def _for_pages() -> dict[str, Any]:
    return {
        "/v1/collect": {"post": _collect()},
        "/why/{decision}": {
            "get": {
                "summary": "Why am I seeing this? A page for the shopper.",
                "parameters": [_in_path("decision")],
                "responses": {"200": {"description": "A page in plain words."}},
            }
        },
        "/v1/requests": {
            "post": _operation(
                "Hand in what a shopper asked for through an overlay.",
                "text/plain",
                "Request",
                "Requested",
            )
        },
        "/c/{token}": _plain("Restore a kept cart.", "To the shop's own cart."),
        "/u/{token}": _plain(
            "Take back what was asked for; POST does it.", "A page with a button."
        ),
        "/lexicon.json": _plain(
            "The owner's own words of doubt, for the shop's result pages.",
            "Expressions by class; none without a file.",
        ),
    }


def _collect() -> dict[str, Any]:
    summary = "Report what happened on a page, and ask for a decision; or say that consent was taken back."
    operation = _operation(summary, "text/plain", "Batch", "Answer")
    either = [{"$ref": _REF.format(name=name)} for name in ("Batch", "Withdrawal")]
    operation["requestBody"]["content"]["text/plain"]["schema"] = {"oneOf": either}
    return operation


def _for_backends() -> dict[str, Any]:
    return {
        "/v1/products": {"post": _secret("State product facts.", "Products", "Taken")},
        "/v1/shop": {"post": _secret("State policies, delivery and offers.", "ShopFacts", "Taken")},
        "/v1/eligibility": {"post": _secret("Confirm personal offers.", "Eligibility", "Taken")},
        "/v1/orders": {"post": _secret("State orders and refunds.", "Orders", "OrdersTaken")},
        "/v1/events": {
            "post": _secret(
                "Say what happened in the app, in mails, at the till.", "ToldEvents", "EventsTaken"
            ),
        },
        "/v1/carts": {"post": _secret("Say which carts the store holds.", "ToldCarts", "Taken")},
        "/v1/wishlists": {
            "post": _secret("Say what is put on wish lists, and taken off.", "ToldWishes", "Taken")
        },
        "/v1/contacts": {
            "post": _secret("Say who agreed to letters.", "Contacts", "Taken"),
        },
        "/v1/links": {"post": _secret("Say which visitors are one person.", "Link", "Linked")},
        "/v1/people/{id}": {
            "parameters": [_PERSON],
            "get": _secret("Count what is kept of a person.", None, "Kept"),
            "delete": _secret("Erase it for good.", None, "Kept"),
        },
        "/v1/people/{id}/export": {
            "parameters": [_PERSON],
            "get": _secret("Read all of it, with a head in plain words.", None, "HandedOut"),
        },
        "/v1/campaigns": {"get": _secret("Read the campaigns in force.", None, None)},
        "/v1/clock": {
            "get": _secret("Read the clock.", None, "ClockSetting"),
            "put": _secret("Set the clock (test mode).", "ClockSetting", "ClockSetting"),
        },
    }


def _for_operators() -> dict[str, Any]:
    return {
        "/healthz": _plain("Alive.", "ok"),
        "/readyz": _plain("Ready.", "ok"),
        "/metrics": _plain("Counters.", "Prometheus"),
    }


def _plain(summary: str, answer: str) -> dict[str, Any]:
    return {"get": {"summary": summary, "responses": {"200": {"description": answer}}}}


def openapi_route() -> Route:
    """Return the route of the document."""
    content = msgspec.json.encode(openapi())

    async def serve(request: Request) -> Response:
        return Response(content, media_type="application/json")

    return Route("/openapi.json", serve)


def _content(kind: str, schema: str) -> dict[str, Any]:
    return {kind: {"schema": {"$ref": _REF.format(name=schema)}}}


def _operation(
    summary: str, body_type: str, body: str | None, answer: str | None
) -> dict[str, Any]:
    ok: dict[str, Any] = {"description": "Done."}
    if answer is not None:
        ok["content"] = _content("application/json", answer)
    operation: dict[str, Any] = {
        "summary": summary,
        "responses": {
            "200": ok,
            "default": {
                "description": "What went wrong, where, and the mend.",
                "content": _content("application/problem+json", "Problem"),
            },
        },
    }
    if body is not None:
        operation["requestBody"] = {"required": True, "content": _content(body_type, body)}
    return operation


def _secret(summary: str, body: str | None, answer: str | None) -> dict[str, Any]:
    operation = _operation(summary, "application/json", body, answer)
    return operation | {"security": [{"secret": []}]}
