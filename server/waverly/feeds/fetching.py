"""Fetches a feed by its address, from the public web only unless told otherwise."""

import socket
from ipaddress import ip_address
from pathlib import Path
from typing import IO

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from waverly.errors import DataError
from waverly.errors.unshown import without_secrets

MAX_BYTES = 512 * 1024 * 1024
MAX_REDIRECTS = 5
TIMEOUT = aiohttp.ClientTimeout(total=600, sock_connect=15, sock_read=60)
_PART = 1 << 16


class _PublicOnly(AbstractResolver):
    """Resolves to public addresses only. The connection uses the checked one: there is no second lookup."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        public = [each for each in found if ip_address(each["host"]).is_global]
        if not public:
            raise _private(host)
        return public

    async def close(self) -> None:
        await self._inner.close()


async def fetch(url: str, into: Path, *, allow_private: bool = False) -> None:
    """Write what is at `url` into the file `into`.

    Raises DataError for an address that is not http(s), one inside the own network unless
    `allow_private`, an answer that is not 200, or one over `MAX_BYTES`. The error names no password.
    """
    address = _read(url)
    connector = aiohttp.TCPConnector(resolver=None if allow_private else _PublicOnly())
    try:
        async with aiohttp.ClientSession(connector=connector, timeout=TIMEOUT) as http:
            with into.open("wb") as file:  # as fast as the network, in small parts
                await _follow(http, address, file, allow_private=allow_private)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise _unfetched(address, _why(error)) from error


def _read(url: str) -> URL:
    try:
        return URL(url)
    except ValueError as error:
        raise _no_address(url) from error


def _why(error: aiohttp.ClientError | TimeoutError) -> str:
    """Return why a feed could not be fetched; an address that aiohttp cannot use it repeats as it is."""
    name = type(error).__name__
    return name if isinstance(error, aiohttp.InvalidURL) else str(error) or name


async def _follow(
    http: aiohttp.ClientSession, url: URL, file: IO[bytes], *, allow_private: bool
) -> None:
    for _ in range(MAX_REDIRECTS + 1):
        _check(url, allow_private=allow_private)
        async with http.get(url, allow_redirects=False) as reply:
            location = reply.headers.get("location")
            if reply.status in (301, 302, 303, 307, 308) and location:
                url = url.join(URL(location))
                continue
            if reply.status != 200:
                raise _unfetched(url, str(reply.status))
            await _keep(reply, file, url)
            return
    raise DataError("The feed moves on and on", place=without_secrets(str(url)))


async def _keep(reply: aiohttp.ClientResponse, file: IO[bytes], url: URL) -> None:
    size = 0
    async for part in reply.content.iter_chunked(_PART):
        size += len(part)
        if size > MAX_BYTES:
            raise DataError(
                "The feed is too large",
                place=without_secrets(str(url)),
                mend=f"At most {MAX_BYTES:,} bytes are read.",
            )
        file.write(part)


def _check(url: URL, *, allow_private: bool) -> None:
    """Raise DataError for what must not be asked; a name is checked when it is resolved."""
    if url.scheme not in ("http", "https") or not url.host:
        raise _no_address(str(url))
    if allow_private:
        return
    if not _may_be_public(url.host):
        raise _private(url.host)


def _may_be_public(host: str) -> bool:
    """Return whether a host is a public address, or a name, which is looked at when it is resolved.

    The system takes a single number or `127.1` for an address, and may not ask a resolver for it.
    """
    try:
        return ip_address(host).is_global
    except ValueError:
        return not host.replace(".", "").isdigit()


def _no_address(url: str) -> DataError:
    return DataError("A feed's address begins with http:// or https://", value=without_secrets(url))


def _unfetched(url: URL, why: str) -> DataError:
    return DataError("The feed cannot be fetched", place=without_secrets(str(url)), value=why)


def _private(host: str) -> DataError:
    return DataError(
        "This address is inside your own network",
        value=host,
        mend="Set WAVERLY_PRIVATE_FEEDS=true if the feed really is there.",
    )
