"""Reads what a page's markup says when there is no browser: JSON-LD, microdata, RDFa, OpenGraph and links."""

import asyncio
import codecs
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from waverly.doctor.document import Document
from waverly.doctor.findings import SILENT, UnreadPage, check_status
from waverly.doctor.links import PageLink
from waverly.doctor.saying import say
from waverly.extras import install_command

if TYPE_CHECKING:
    import aiohttp

MAX_PAGE_BYTES = 10_000_000
TIMEOUT_S = 20
MAX_LINKS = 3000
DRAWN = "it is drawn by a script, which only a browser runs"
NOTE = (
    "Read without a browser, from markup alone. Not looked at: buttons, choices of sizes, size guides, "
    "reviews, coupon fields, prices as shoppers see them, and what a script draws; so nothing is advised, "
    "and nothing is surer than medium: what is seen on the page was not there to agree with. The debug panel "
    "and a doctor with a browser see it, and may say high of the same page. For that, run {command} and "
    "install a Chromium."
)
_CHARSET = re.compile(rb"""<meta[^>]*?charset=["']?([\w-]+)""", re.IGNORECASE)
"""Where HTML says how it is written: within its first kilobyte, says the standard."""


def open_http() -> "aiohttp.ClientSession":
    """Return what fetches pages, to be closed by whoever opens it."""
    # Imported here, as below: a server that examines no shop starts without it.
    import aiohttp

    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT_S))


class MarkupReader:
    """Fetches pages one after another through the gateway."""

    how = "markup"

    def __init__(self, http: "aiohttp.ClientSession", proxy: str) -> None:
        self._http = http
        self._proxy = proxy
        self.note = NOTE.format(command=install_command("doctor"))

    async def read(self, url: str) -> tuple[str, dict[str, Any], list[PageLink]]:
        """Return a page's address after redirects, what its markup says, and its links."""
        import aiohttp

        try:
            async with self._http.get(url, proxy=self._proxy, max_redirects=5) as reply:
                check_status(reply.status)
                body = await _first_bytes(reply)
                text = body.decode(_encoding(reply.charset, body), "replace")
                document = await asyncio.to_thread(Document, text)  # shoppers do not wait for it
                return str(reply.url), _said(document, str(reply.url)), _links_in(document)
        except aiohttp.ClientHttpProxyError as error:
            check_status(error.status)
            raise UnreadPage(SILENT) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise UnreadPage(str(error) or type(error).__name__) from error


async def _first_bytes(reply: "aiohttp.ClientResponse") -> bytes:
    body = bytearray()
    async for part in reply.content.iter_chunked(1 << 16):
        body += part
        if len(body) >= MAX_PAGE_BYTES:
            break
    return bytes(body)


def _encoding(told: str | None, body: bytes) -> str:
    """Return what the server or the page itself names, as far as Python knows it; else UTF-8, as most are."""
    written = _CHARSET.search(body[:1024])
    for name in (told, written and written[1].decode("ascii")):
        with suppress(LookupError):
            if name:
                return codecs.lookup(name).name
    return "utf-8"


def _said(document: Document, url: str) -> dict[str, Any]:
    said = say(document, url)
    if said["type"] != "product" and document.is_drawn_by_script:
        raise UnreadPage(DRAWN)
    return said


def _links_in(document: Document) -> list[PageLink]:
    return [PageLink(href=href) for href in document.links[:MAX_LINKS]]
