"""A plain page for shoppers who follow a link: no script, no shop, nothing to load."""

from collections.abc import Awaitable, Callable
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from waverly.errors import NotFound

Endpoint = Callable[[Request], Awaitable[Response]]

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>:root{{color-scheme:light dark}}body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:38rem;
margin:3rem auto;padding:0 1.25rem}}button{{font:inherit;padding:.6em 1.2em;min-height:2.75rem}}
</style></head>
<body><main><h1>{title}</h1>
{content}
</main></body></html>
"""


def page(title: str, content: str, status: int = 200) -> HTMLResponse:
    """Return a page; `content` is markup, escaped by its maker."""
    return HTMLResponse(PAGE.format(title=escape(title), content=content), status, HEADERS)


def for_people(endpoint: Endpoint) -> Endpoint:
    """Let `endpoint` answer a browser with a page where nothing is found; a program gets the problem."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except NotFound as error:
            # Browsers name HTML; a program that takes anything (`*/*`) does not read pages.
            if "text/html" not in request.headers.get("accept", ""):
                raise
            return page(error.sentence, f"<p>{escape(error.mend)}</p>", error.status)

    return answer
