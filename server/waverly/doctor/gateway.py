"""The doctor's only way out: a forward proxy on this machine that connects to public addresses alone.

A browser follows redirects, frames and scripts to wherever a page sends it. Here every connection is checked
where it is made: the name is resolved once, and the connection goes to the very address that was checked.
"""

import asyncio
import contextlib
import socket
from ipaddress import ip_address
from types import TracebackType
from typing import Self

from yarl import URL

HEAD_TIMEOUT_S = 15
CONNECT_TIMEOUT_S = 10
_PART = 1 << 16
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_FAILED = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_HOP = (b"proxy-connection:", b"connection:", b"proxy-authorization:")


class RefusedConnection(Exception):
    """A connection that must not be made."""


class Gateway:
    """Runs the proxy while its block is open. `allow_private` opens it; `known` opens it for some places."""

    def __init__(
        self,
        *,
        max_bytes: int,
        allow_private: bool = False,
        known: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self._max_bytes = max_bytes
        self._allow_private = allow_private
        self._known = known
        self._server: asyncio.Server | None = None
        self.bytes_read = 0
        self.refused: set[str] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server:
            self._server.close()

    @property
    def address(self) -> str:
        """Return the proxy's address."""
        port = self._server.sockets[0].getsockname()[1] if self._server else 0
        return f"http://127.0.0.1:{port}"

    @property
    def is_spent(self) -> bool:
        """Tell whether as many bytes came in as may."""
        return self.bytes_read >= self._max_bytes

    async def resolve(self, host: str, port: int) -> str:
        """Return the address to connect to. Raises Refused when it is inside the own network."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        if self._allow_private or (host, port) in self._known:
            return addresses[0]
        public = [address for address in addresses if ip_address(address).is_global]
        if not public:
            self.refused.add(host)
            raise RefusedConnection(host)
        return public[0]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._forward(reader, writer)
        except RefusedConnection:
            writer.write(_REFUSED)
        except (
            OSError,
            ValueError,
            TimeoutError,
            asyncio.IncompleteReadError,
            asyncio.LimitOverrunError,
        ):
            with contextlib.suppress(OSError):
                writer.write(_FAILED)
        finally:
            writer.close()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), HEAD_TIMEOUT_S)
        method, target, _ = head.split(b" ", 2)
        is_tunnel = method == b"CONNECT"
        url = URL(f"//{target.decode()}" if is_tunnel else target.decode())
        if not url.host or self.is_spent:
            raise RefusedConnection(str(url))
        port = url.port or 80
        address = await self.resolve(url.host, port)
        opening = asyncio.open_connection(address, port)
        up_reader, up_writer = await asyncio.wait_for(opening, CONNECT_TIMEOUT_S)
        if is_tunnel:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            up_writer.write(_as_origin(head, url))
        sending = asyncio.create_task(_pipe(reader, up_writer))
        try:
            await self._receive(up_reader, writer)
        finally:
            sending.cancel()
            up_writer.close()

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await reader.read(_PART):
            self.bytes_read += len(part)
            if self.is_spent:
                return
            writer.write(part)
            await writer.drain()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while part := await reader.read(_PART):
            writer.write(part)
            await writer.drain()


def _as_origin(head: bytes, url: URL) -> bytes:
    """Return a proxied request's head as the server itself wants it: one request, one connection."""
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    method, _, version = first.split(b" ", 2)
    kept = [line for line in lines if not line.lower().startswith(_HOP)]
    line = b" ".join((method, url.raw_path_qs.encode(), version))
    return b"\r\n".join((line, *kept, b"Connection: close", b"", b""))
