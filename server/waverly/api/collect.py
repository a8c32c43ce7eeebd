"""`POST /v1/collect`: the only endpoint that a shop's pages use all the time.

A plain ASGI application: no middleware and no request object stand between the shopper and the
answer. The body is JSON as `text/plain`, so browsers send no preflight.
"""

import logging

import msgspec
from starlette.types import Receive, Scope, Send

from waverly.api.body import read_body
from waverly.api.problems import CONTENT_TYPE, problem_of
from waverly.errors import Malformed, RequestError, StorageError
from waverly.pipeline import Collector, Counters
from waverly.wire import Problem

log = logging.getLogger(__name__)

_encode = msgspec.json.Encoder().encode
_JSON = (b"content-type", b"application/json")
_NO_STORE = (b"cache-control", b"no-store")
_VARY = (b"vary", b"Origin")
_PREFLIGHT = [
    (b"access-control-allow-methods", b"POST"),
    (b"access-control-allow-headers", b"content-type"),
    (b"access-control-max-age", b"86400"),
]
NOW_HEADER = b"waverly-now"
"""In test mode, the instant (server milliseconds) at which a batch is taken to arrive."""

MAX_DIGITS = 14
"""Digits of the latest instant on the wire, in the year 5138."""


class CollectEndpoint:
    """Answers batches."""

    def __init__(
        self, collector: Collector, counters: Counters, *, max_bytes: int, test_mode: bool
    ) -> None:
        self._collector = collector
        self._counters = counters
        self._max_bytes = max_bytes
        self._test_mode = test_mode

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["method"] != "POST":
            await _answer_other(scope, send)
            return
        origin = _header(scope, b"origin")
        host = None if origin is None else origin.decode("latin-1")
        allow = [] if origin is None else [(b"access-control-allow-origin", origin)]
        try:
            body = await read_body(scope, receive, self._max_bytes)
            answer = await self._collector.collect(body, host, self._now(scope))
        except (RequestError, msgspec.DecodeError, UnicodeDecodeError, StorageError) as error:
            self._counters.batches.labels(type(error).__name__).inc()
            problem = problem_of(error)
            content_type = (b"content-type", CONTENT_TYPE.encode())
            await _send(
                send, problem.status, _encode(problem), [content_type, _NO_STORE, _VARY, *allow]
            )
            return
        await _send(send, 200, _encode(answer), [_JSON, _NO_STORE, _VARY, *allow])

    def _now(self, scope: Scope) -> int | None:
        told = _header(scope, NOW_HEADER) if self._test_mode else None
        return None if told is None else _instant(told)


def _header(scope: Scope, wanted: bytes) -> bytes | None:
    found: bytes | None = None
    for name, value in scope["headers"]:
        if name == wanted:
            found = value
    return found


def _instant(value: bytes) -> int:
    if not value.isdigit() or len(value) > MAX_DIGITS:
        raise Malformed("This is no instant", place="waverly-now", value=repr(value[:40]))
    return int(value)


async def _answer_other(scope: Scope, send: Send) -> None:
    """Answer a preflight (some shops' proxies change the content type), refuse other methods."""
    if scope["method"] == "OPTIONS":
        await _send(send, 204, b"", [(b"access-control-allow-origin", b"*"), *_PREFLIGHT])
        return
    problem = Problem(type="urn:waverly:http", title="Method Not Allowed", status=405)
    headers = [(b"content-type", CONTENT_TYPE.encode()), (b"allow", b"POST, OPTIONS")]
    await _send(send, 405, _encode(problem), headers)


async def _send(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
