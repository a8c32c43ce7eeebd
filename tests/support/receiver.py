"""Somebody else's server: takes POSTs on a free port, keeps them, and answers as it is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from msgspec import Struct

WEBHOOK_SECRET = "whsec_" + "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"
"""What webhooks to it are signed with, in the form of the Standard Webhooks specification."""


class Received(Struct, frozen=True, kw_only=True):
    path: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    """`statuses` are the next answers; when they are used up it answers 200."""

    def __init__(self) -> None:
        self.url = ""
        self.received: list[Received] = []
        self.statuses: list[int] = []

    async def take(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.received.append(
            Received(path=request.path_qs, headers=headers, body=await request.read())
        )
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/{tail:.*}", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    receiver.url = f"http://{host}:{port}"
    try:
        yield receiver
    finally:
        await runner.cleanup()
