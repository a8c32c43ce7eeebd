"""The whole application: the busiest endpoint is matched first, everything else goes through the router."""

from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from waverly.api.problems import on_error, problem_of, respond
from waverly.errors import Malformed

NO_TEXT = "No address has the character U+0000"
"""Such a character matches nothing, and PostgreSQL treats a query with it as an error."""


class Front(Starlette):
    """A Starlette application that answers its `busy` paths before it looks at routes.

    Middleware and router cost as much as reading and decoding a request (9 us of 27 for bare Starlette).
    If the application is served below a prefix, these paths are found by its routes, like any other.
    """

    def __init__(self, *, busy: Mapping[str, ASGIApp], **rest: Any) -> None:  # Any: Starlette's own
        super().__init__(**rest)
        self._busy = {
            path: ServerErrorMiddleware(endpoint, handler=on_error)
            for path, endpoint in busy.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = scope["path"] if scope["type"] == "http" else ""
        endpoint = self._busy.get(path)
        if endpoint is not None:
            await endpoint(scope, receive, send)
        elif "\0" in path:
            await respond(problem_of(Malformed(NO_TEXT)))(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)
