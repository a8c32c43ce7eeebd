from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from waverly.api.front import Front


async def busy(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("busy")(scope, receive, send)


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("a secret of ours")


def other(request: Request) -> PlainTextResponse:
    return PlainTextResponse("other")


def test_a_busy_path_is_answered_before_the_routes_are_looked_at() -> None:
    client = TestClient(Front(busy={"/busy": busy}, routes=[Route("/{rest:path}", other)]))
    assert [client.get(path).text for path in ("/busy", "/busy/", "/")] == [
        "busy",
        "other",
        "other",
    ]


def test_an_address_with_a_character_of_no_text_is_asked_of_nobody() -> None:
    client = TestClient(Front(busy={}, routes=[Route("/{rest:path}", other)]))
    reply = client.get("/why/%00")
    assert (reply.status_code, "U+0000" in reply.json()["detail"]) == (400, True)


def test_what_breaks_on_a_busy_path_is_told_without_our_insides() -> None:
    client = TestClient(Front(busy={"/busy": broken}), raise_server_exceptions=False)
    reply = client.get("/busy")
    assert (reply.status_code, reply.json()["type"]) == (500, "urn:waverly:internal")
    assert "secret" not in reply.text
