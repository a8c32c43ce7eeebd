"""For the operator: alive, ready, and what has been counted."""

from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from waverly.pipeline import Counters
from waverly.storage import Store


class Operations:
    """`/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, store: Store, counters: Counters) -> None:
        self._store = store
        self._counters = counters

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/healthz", self.alive),
            Route("/readyz", self.ready),
            Route("/metrics", self.metrics),
        ]

    async def alive(self, request: Request) -> Response:
        """Answer while the process runs."""
        return PlainTextResponse("ok\n")

    async def ready(self, request: Request) -> Response:
        """Answer 200 when the database can be read, 503 otherwise (StorageError)."""
        async with self._store.read() as connection:
            await connection.execute(text("SELECT 1"))
        return PlainTextResponse("ok\n")

    async def metrics(self, request: Request) -> Response:
        """Return the counters in Prometheus's text format."""
        content = generate_latest(self._counters.registry)
        return Response(content, media_type=CONTENT_TYPE_LATEST)
