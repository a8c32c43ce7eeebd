"""Response headers, and the refusal of form posts that come from other sites."""

from __future__ import annotations

from collections.abc import MutableMapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 32_768


def content_security_policy(script_origin: str | None) -> str:
    """Return the policy: this origin, and one more for scripts and their requests."""
    extra = f" {script_origin}" if script_origin else ""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self'{extra}",
            f"connect-src 'self'{extra}",
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


class Guard:
    """ASGI middleware: adds the headers, refuses foreign and oversized posts."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(message)
            await send(message)

        refusal = _refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_guarded)

    def _add_headers(self, message: MutableMapping[str, object]) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in self._headers.items():
            headers[name] = value


def _refusal(method: str, headers: Headers) -> PlainTextResponse | None:
    if method in ("GET", "HEAD"):
        return None
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("This form can only be sent from the shop.", 403)
    origin = headers.get("origin")
    if origin and urlsplit(origin).netloc != headers.get("host"):
        return PlainTextResponse("This form can only be sent from the shop.", 403)
    length = headers.get("content-length", "0")
    is_unmeasured = "transfer-encoding" in headers or not length.isdigit()
    if is_unmeasured or int(length) > MAX_BODY_BYTES:
        return PlainTextResponse("That is more than this form can hold.", 413)
    return None
