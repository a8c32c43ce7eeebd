"""Reads what a page's markup says when there is no browser: JSON-LD, OpenGraph and links."""

import codecs
import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

import aiohttp

from waverly.doctor.findings import SILENT, Unread, check_status
from waverly.doctor.links import Link, word_of

MAX_PAGE_BYTES = 10_000_000
TIMEOUT = aiohttp.ClientTimeout(total=20)
NOTE = (
    "Read without a browser, from markup alone: kinds of pages, buttons and prices as shoppers see them, and "
    "shops that draw their pages by script, are not known, and nothing is advised. "
    "For that, run pip install 'waverly[doctor]' and install a Chromium."
)
_CHARSET = re.compile(rb"""<meta[^>]*?charset=["']?([\w-]+)""", re.IGNORECASE)
"""Where HTML says how it is written: within its first kilobyte, says the standard."""

_TYPES = {"product": "product", "product.item": "product", "og:product": "product"}


class MarkupReader:
    """Fetches pages one after another through the gateway."""

    how = "markup"
    note = NOTE

    def __init__(self, http: aiohttp.ClientSession, proxy: str) -> None:
        self._http = http
        self._proxy = proxy

    async def read(self, url: str) -> tuple[str, dict[str, Any], list[Link]]:
        """Return a page's address after redirects, what its markup says, and its links."""
        try:
            async with self._http.get(url, proxy=self._proxy, max_redirects=5) as reply:
                check_status(reply.status)
                body = await _first_bytes(reply)
                text = body.decode(_encoding(reply.charset, body), "replace")
                return str(reply.url), say(text, str(reply.url)), links_in(text)
        except aiohttp.ClientHttpProxyError as error:
            check_status(error.status)
            raise Unread(SILENT) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unread(str(error) or type(error).__name__) from error


async def _first_bytes(reply: aiohttp.ClientResponse) -> bytes:
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


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.links: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in given:
            self.meta.setdefault(given.get("property") or given.get("name", ""), given["content"])
        elif tag == "a" and given.get("href"):
            self.links.append(given["href"])
        self._is_data = tag == "script" and given.get("type", "").startswith("application/ld+json")

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_data = False


def links_in(text: str) -> list[Link]:
    """Return the links of a page's markup."""
    return [Link(href=href) for href in _parsed(text).links[:3000]]


def say(text: str, url: str) -> dict[str, Any]:
    """Return what markup and address say, in the words of the client. Nothing of it is more than `medium`."""
    markup = _parsed(text)
    product = next(filter(None, map(_product_in, markup.scripts)), None)
    source = "jsonld"
    if product is None and markup.meta.get("og:type") in _TYPES:
        source, product = "opengraph", _product_of_meta(markup.meta)
    if product is None:
        return _say_of_address(url)
    known = {field: value for field, value in product.items() if value}
    fields = ["type", *(f"product.{field}" for field in known)]
    return {
        "type": "product",
        "product": known,
        "source": dict.fromkeys(fields, source),
        "confidence": dict.fromkeys(fields, "medium" if source == "jsonld" else "low"),
    }


def _say_of_address(url: str) -> dict[str, Any]:
    word = word_of(url)
    if word is None:
        return {"type": "unknown"}
    return {"type": word, "source": {"type": "address"}, "confidence": {"type": "low"}}


def _parsed(text: str) -> _Markup:
    markup = _Markup()
    markup.feed(text)
    return markup


def _product_in(script: str) -> dict[str, Any] | None:
    try:
        found = json.loads(script)
    except ValueError:
        return None
    nodes = found if isinstance(found, list) else [found]
    nodes = [
        *nodes,
        *(inner for node in nodes if isinstance(node, dict) for inner in node.get("@graph") or ()),
    ]
    for node in nodes:
        if isinstance(node, dict) and node.get("@type") in ("Product", "ProductGroup"):
            return _product_of_node(node)
    return None


def _product_of_node(node: dict[str, Any]) -> dict[str, Any]:
    offers = node.get("offers") or {}
    offer = offers[0] if isinstance(offers, list) and offers else offers
    offer = offer if isinstance(offer, dict) else {}
    return {
        "id": node.get("sku") or node.get("productID"),
        "name": node.get("name"),
        "price": offer.get("price") or offer.get("lowPrice"),
        "currency": offer.get("priceCurrency"),
        "availability": str(offer.get("availability") or "").rsplit("/", 1)[-1],
    }


def _product_of_meta(meta: dict[str, str]) -> dict[str, Any]:
    return {
        "name": meta.get("og:title"),
        "price": meta.get("product:price:amount") or meta.get("og:price:amount"),
        "currency": meta.get("product:price:currency") or meta.get("og:price:currency"),
        "availability": meta.get("product:availability") or meta.get("og:availability"),
    }
