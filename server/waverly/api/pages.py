"""A plain page for shoppers who follow a link: no script, no shop, nothing to load."""

from html import escape

from starlette.responses import HTMLResponse

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


def page(title: str, content: str) -> HTMLResponse:
    """Return a page; `content` is markup, escaped by its maker."""
    return HTMLResponse(PAGE.format(title=escape(title), content=content), headers=HEADERS)
