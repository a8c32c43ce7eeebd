"""A plain page for shoppers who follow a link in a letter or an overlay: no script, nothing to load."""

from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from waverly.catalogue.language import LANGUAGES, language_for
from waverly.errors import NotFound

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}

PAGE = """<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>:root{{color-scheme:light dark}}body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:38rem;
margin:3rem auto;padding:0 1.25rem}}button{{font:inherit;padding:.6em 1.2em;min-height:2.75rem}}
</style></head>
<body><main><h1>{title}</h1>
{content}
</main></body></html>
"""


def page(title: str, content: str, *, status: int = 200, lang: str = "en") -> HTMLResponse:
    """Return a page in a language; `content` is markup, escaped by its maker."""
    body = PAGE.format(title=escape(title), content=content, lang=lang)
    return HTMLResponse(body, status, HEADERS)


def is_read_by_people(request: Request) -> bool:
    """Return whether the client is a browser, which asks for HTML; programs accept anything (`*/*`)."""
    return "text/html" in request.headers.get("accept", "")


def language_here(request: Request, own: str | None) -> str:
    """Return the language to answer in: that of the link's subject, or else the browser's."""
    return language_for(own, request.headers.get("accept-language", ""))


def nothing_here(request: Request, say: Callable[[str], tuple[str, str]]) -> Response:
    """Answer a browser, in its language, where nothing is found; `say` returns the sentence and the mend.

    Raises NotFound, in English, for a program.
    """
    if not is_read_by_people(request):
        sentence, mend = say(LANGUAGES[0])
        raise NotFound(sentence, mend=mend)
    lang = language_here(request, None)
    sentence, mend = say(lang)
    return page(sentence, f"<p>{escape(mend)}</p>", status=NotFound.status, lang=lang)
