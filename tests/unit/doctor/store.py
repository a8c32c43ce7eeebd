"""A small store on this machine: pages by path, redirects, and what was asked of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

STORES = (
    Path(__file__).resolve().parents[3] / "client_js" / "test" / "fixtures" / "stores" / "pages"
)
CLIENT = Path(__file__).resolve().parents[3] / "client_js" / "dist"


class Store:
    def __init__(self) -> None:
        self.place = ("127.0.0.1", 0)
        self.asked: list[str] = []
        self.pages: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        self.bare: dict[str, bytes] = {}

    @property
    def url(self) -> str:
        return f"http://{self.place[0]}:{self.place[1]}"

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path_qs)
        if request.path in self.moved:
            raise web.HTTPFound(self.moved[request.path])
        if request.path in self.bare:  # as Python's own server sends it: without a charset
            return web.Response(body=self.bare[request.path], content_type="text/html")
        if request.path not in self.pages:
            raise web.HTTPNotFound
        return web.Response(text=self.pages[request.path], content_type="text/html")


@asynccontextmanager
async def open_store() -> AsyncIterator[Store]:
    store = Store()
    app = web.Application()
    app.router.add_get("/{tail:.*}", store.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    store.place = runner.addresses[0][:2]
    try:
        yield store
    finally:
        await runner.cleanup()


def stored(name: str) -> str:
    return (STORES / f"{name}.html").read_text(encoding="utf-8")
