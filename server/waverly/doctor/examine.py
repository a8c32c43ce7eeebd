"""Examines a store: the front page, then some pages of each kind, at a walking pace."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct
from yarl import URL

from waverly.doctor.browser import open_browser
from waverly.doctor.findings import PageFindings, StoreFindings, UnreadPage
from waverly.doctor.gateway import Gateway, RefusedConnection
from waverly.doctor.links import Itinerary, PageLink
from waverly.doctor.markup import MarkupReader, open_http
from waverly.doctor.reading import findings_of
from waverly.doctor.verdict import verdict_of
from waverly.errors import Malformed

PAGE_TIMEOUT_S = 25
"""One page may take so long, scripts and all."""

OnPage = Callable[[str], None]
"""Called with the address of each page before it is opened."""


class Limits(Struct, frozen=True, kw_only=True):
    """How much is looked at, and how fast."""

    pages: int = 10
    seconds: float = 180
    max_bytes: int = 200_000_000
    pause_s: float = 1.0
    """Between two pages, so that no shop notices the visit."""


USUAL = Limits()


def own_places(origins: Iterable[str]) -> frozenset[tuple[str, int]]:
    """Return where a site lives: whoever runs the server has named it, so it may be inside its network."""
    urls = (URL(origin) for origin in origins if origin != "*")
    return frozenset((url.host, url.port) for url in urls if url.host and url.port)


class Reader(Protocol):
    """Opens a page and tells what is on it."""

    how: str
    note: str

    async def read(self, url: str) -> tuple[str, dict[str, Any], list[PageLink]]:
        """Return the page's address after redirects, what is said of it, and its links."""
        ...


async def examine(
    url: str,
    client: Path,
    *,
    limits: Limits = USUAL,
    allow_private: bool = False,
    known: frozenset[tuple[str, int]] = frozenset(),
    without_browser: bool = False,
    on_page: OnPage = lambda _url: None,
) -> StoreFindings:
    """Return what is understood of the store at `url`; `client` is the folder of the built client.

    Raises Malformed for an address that is not http(s), cannot be found, or lies inside the own network
    while neither `allow_private` nor its place among `known` says that it may.
    """
    start = URL(url if "://" in url else f"https://{url}")
    if start.scheme not in ("http", "https") or not start.host:
        raise Malformed("A store's address begins with http:// or https://", value=url)
    async with Gateway(
        max_bytes=limits.max_bytes, allow_private=allow_private, known=known
    ) as gateway:
        await _check(gateway, start)
        async with _reader(gateway, client, without_browser=without_browser) as reader:
            pages, is_cut = await _walk(reader, str(start), gateway, limits, on_page)
            return StoreFindings(
                url=str(start),
                how=reader.how,
                note=reader.note,
                pages=tuple(pages),
                bytes_read=gateway.bytes_read,
                verdict=verdict_of(pages, is_drawn=reader.how == "browser"),
                is_cut=is_cut,
            )


async def _check(gateway: Gateway, start: URL) -> None:
    host = start.host or ""
    try:
        await gateway.resolve(host, start.port or 443)
    except RefusedConnection as refused:
        raise Malformed(
            "This address is inside your own network",
            value=host,
            mend="Add --allow-private if the store really is there.",
        ) from refused
    except OSError as error:
        raise Malformed(
            "No such address can be found",
            value=host,
            mend="Write it as https://shop.example, and see whether this machine reaches it.",
        ) from error


@asynccontextmanager
async def _reader(
    gateway: Gateway, client: Path, *, without_browser: bool
) -> AsyncIterator[Reader]:
    if not without_browser:
        async with open_browser(gateway.address, client) as browser:
            if browser:
                yield browser
                return
    async with open_http() as http:
        yield MarkupReader(http, gateway.address)


async def _walk(
    reader: Reader, start: str, gateway: Gateway, limits: Limits, on_page: OnPage
) -> tuple[list[PageFindings], bool]:
    loop = asyncio.get_running_loop()
    latest = loop.time() + limits.seconds
    itinerary = Itinerary(start, limits.pages)
    pages: list[PageFindings] = []
    while url := itinerary.next():
        if loop.time() >= latest or gateway.is_spent:
            return pages, True
        if pages:
            await asyncio.sleep(limits.pause_s)
        on_page(url)
        page, links = await _read(reader, url, gateway)
        pages.append(page)
        itinerary.add(links, is_product=page.type == "product")
    return pages, gateway.is_spent


async def _read(reader: Reader, url: str, gateway: Gateway) -> tuple[PageFindings, list[PageLink]]:
    refused = set(gateway.refused)
    try:
        async with asyncio.timeout(PAGE_TIMEOUT_S):
            landed, said, links = await reader.read(url)
    except TimeoutError:
        return PageFindings(url=url, trouble=f"it took longer than {PAGE_TIMEOUT_S} s"), []
    except UnreadPage as error:
        inside = sorted(gateway.refused - refused)
        why = f"it leads to {inside[0]}, inside your own network" if inside else _first_line(error)
        return PageFindings(url=url, trouble=why), []
    return findings_of(landed, said, is_drawn=reader.how == "browser"), links


def _first_line(error: UnreadPage) -> str:
    return (str(error) or "it did not answer").splitlines()[0][:200]
