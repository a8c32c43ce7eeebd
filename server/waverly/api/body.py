"""Reads a request's body up to a limit."""

import re
from collections.abc import Callable
from typing import TypeVar

from starlette.types import Receive, Scope

from waverly.errors import Malformed, TooLarge
from waverly.wire.decode import check_text

Body = TypeVar("Body")

_ESCAPE = re.compile(rb"\\u001b", re.IGNORECASE)
"""How JSON writes U+001B: it starts terminal control sequences, and people read reports in terminals."""


async def read_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """Return the body of JSON.

    Raises TooLarge past `limit` bytes, Malformed when it is compressed, incomplete or contains terminal
    control characters.
    """
    body = await _read_whole(scope, receive, limit)
    if b"\\" in body and _ESCAPE.search(body):  # few bodies escape anything
        raise Malformed("The character U+001B is in no text", place="body", mend="Leave it out.")
    return body


async def _read_whole(scope: Scope, receive: Receive, limit: int) -> bytes:
    for name, value in scope["headers"]:
        if name == b"content-encoding" and value not in (b"", b"identity"):
            raise Malformed(
                "The body is compressed",
                place="content-encoding",
                value=value.decode("latin-1"),
                mend="Send it as it is.",
            )
        if name == b"content-length" and value.isdigit() and int(value) > limit:
            raise _too_large(value.decode(), limit)
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        body: bytes = message.get("body", b"")
        if len(body) > limit:
            raise _too_large(str(len(body)), limit)
        return body
    return await _read_on(message.get("body", b""), receive, limit)


def read_json(content: bytes, read: Callable[[bytes], Body]) -> Body:
    """Return what `read` makes of a body. Raises `msgspec.DecodeError`; Malformed if it nests too deeply."""
    check_text(content)
    try:
        return read(content)
    except RecursionError:
        raise Malformed("The body is nested too deeply", place="body") from None


async def _read_on(first: bytes, receive: Receive, limit: int) -> bytes:
    parts = [first]
    size = len(first)
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Malformed("The request ended before its body did", place="body")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit:
            raise _too_large(f"more than {limit}", limit)
        if not message.get("more_body", False):
            return b"".join(parts)


def _too_large(found: str, limit: int) -> TooLarge:
    return TooLarge(
        "The body is too large",
        place="body",
        value=f"{found} bytes",
        mend=f"Send at most {limit} bytes at once.",
    )
