"""Endpoints for the operator: `/healthz`, `/readyz` and `/metrics`."""

from msgspec.structs import replace
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from waverly.api.problems import problem_of, respond
from waverly.api.room_gauges import RoomGauges
from waverly.errors import StorageError
from waverly.pipeline import Counters
from waverly.reporting.server_state import free_bytes, is_on_server
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.chores.backup_rows import last_backup
from waverly.storage.chores.job_rows import last_runs
from waverly.storage.chores.outbox_rows import waiting_since
from waverly.storage.chores.room import refuse_without_room
from waverly.storage.chores.room_taken import database_bytes
from waverly.storage.site.alarm_rows import alarm_counts


class Operations:
    """`/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, store: Store, counters: Counters, settings: Settings) -> None:
        self._store = store
        self._counters = counters
        self._settings = settings
        self._room = RoomGauges(counters.registry, has_backups=not is_on_server(store))

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
        """Answer 200 when the database can be read and has room for batches, else 503 with the reason.

        Room is checked only after a batch was refused, until one is stored again.
        """
        try:
            async with self._store.read() as connection:
                await connection.execute(text("SELECT 1"))
            if self._store.journal.is_failing:
                await refuse_without_room(self._store)
        except StorageError as error:
            return respond(replace(problem_of(error), title="Not ready", detail=str(error)))
        return PlainTextResponse("ok\n")

    async def metrics(self, request: Request) -> Response:
        """Return counters, alarms, room, and how each job last ended, in Prometheus's format."""
        self._room.free_bytes.set(await free_bytes(self._store, self._settings))
        await self._look_at_database()
        content = generate_latest(self._counters.registry)
        return Response(content, media_type=CONTENT_TYPE_LATEST)

    async def _look_at_database(self) -> None:
        counters = self._counters
        try:
            runs = await last_runs(self._store)
            alarms = await alarm_counts(self._store)
            backup = await last_backup(self._store)
            size = await database_bytes(self._store)
            waiting = await waiting_since(self._store)
        except StorageError:  # what was counted is told all the same
            counters.database_up.set(0)
            return
        counters.database_up.set(1)
        self._room.database_bytes.set(size)
        self._room.set_backup(backup)
        self._room.set_waiting(waiting)
        for site, count in alarms.items():
            counters.alarms.labels(site).set(count)
        for run in runs.values():
            counters.job_due.labels(run.job).set(run.due_at / 1000)
            if run.ok is not None:  # under way: as it was
                counters.job_failed.labels(run.job).set(not run.ok)
