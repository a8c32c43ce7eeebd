"""`GET /why/{decision}`: why am I seeing this? For the shopper; without sign-in, by the decision's id."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from waverly.errors import NotFound
from waverly.reporting.why import why
from waverly.storage import Store
from waverly.storage.decision_rows import decision

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Why am I seeing this?</title>
<style>:root{{color-scheme:light dark}}body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:38rem;
margin:3rem auto;padding:0 1.25rem}}</style></head>
<body><main><h1>Why am I seeing this?</h1>
{sentences}
</main></body></html>
"""


class WhyPage:
    """The page behind an overlay's "why am I seeing this?"."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def route(self) -> Route:
        """Return the route."""
        return Route("/why/{decision}", self.page)

    async def page(self, request: Request) -> Response:
        """Serve the page. Raises NotFound when there is no such decision."""
        record = await decision(self._store, request.path_params["decision"])
        if record is None:
            raise NotFound("There is no such decision")
        sentences = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in why(record))
        return HTMLResponse(PAGE.format(sentences=sentences), headers=HEADERS)
