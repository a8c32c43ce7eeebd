"""The composition root: opens the store, loads rules and model, builds the routes, starts the jobs."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from waverly.admin import Admin
from waverly.api.client_files import ClientFiles, client_folder
from waverly.api.collect import CollectEndpoint
from waverly.api.front import Front
from waverly.api.lexicon import OwnLexicon
from waverly.api.openapi import openapi_route
from waverly.api.operations import Operations
from waverly.api.people import People
from waverly.api.problems import on_error
from waverly.api.requests import Requests
from waverly.api.server_to_server import ServerToServer
from waverly.api.told_records import ToldRecords
from waverly.api.why import WhyPage
from waverly.background.outgoing import Outgoing
from waverly.background.recurring import recurring_jobs
from waverly.clock import Clock, SettableClock, SystemClock
from waverly.errors import WaverlyError
from waverly.jobs import Scheduler
from waverly.pipeline import Collector, Counters, Rules
from waverly.processes.error_boundary import FailureLog
from waverly.processes.garbage import collect_rarely
from waverly.settings import HOLDOUT_FLOOR, Settings, read_settings
from waverly.storage import Store
from waverly.storage.site.audit_rows import AuditEntry, note
from waverly.storage.site.secret_key import secret_key
from waverly.storage.site.served_holdout import keep_served_holdout

log = logging.getLogger(__name__)

COLLECT = "/v1/collect"

CLOCK_PATIENCE_S = 2.0
"""How long setting the clock waits for the jobs that become due; a training continues after that."""

CHANGED_HOLDOUT = (
    "WAVERLY_HOLDOUT was %s when the server last started and is %s now: "
    "visitors between the two change sides"
)

ERRORS = {
    HTTPException: on_error,
    WaverlyError: on_error,
    msgspec.DecodeError: on_error,
    Exception: on_error,
}


class Parts:
    """The long-lived objects of one server process, made from its settings: store, rules, jobs, endpoints."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock: Clock = _clock(settings)
        self.store = Store(settings.database_url)
        self.counters = Counters()
        self.rules = Rules(self.store, settings.models_of, settings.holdout)
        self.rules.on_refusal = lambda error: self.counters.models_refused.inc()
        self.outgoing = Outgoing(settings, self.store, self.clock)
        jobs = recurring_jobs(settings, self.store, self.outgoing)
        self.scheduler = Scheduler(self.store, self.clock, jobs, settings.time_zone)
        self.collector = Collector(
            self.store,
            self.rules,
            self.clock,
            self.counters,
            cached_sessions=settings.cached_sessions,
            cached_products=settings.cached_products,
        )

        self.collect = CollectEndpoint(
            self.collector,
            self.counters,
            max_bytes=settings.max_body_bytes,
            test_mode=settings.test_mode,
        )

    def routes(self) -> list[BaseRoute]:
        """Return every route of the server."""
        settings = self.settings
        files = ClientFiles(client_folder(settings.client_dir), settings.scripts_dir)
        backend = ServerToServer(
            self.store,
            self.rules,
            self.clock,
            self.collector.facts,
            on_clock=self.follow_clock,
            max_bytes=settings.max_feed_bytes,
        )
        told = ToldRecords(
            self.store,
            self.rules,
            self.clock,
            self.collector.facts,
            self.counters,
            max_bytes=settings.max_feed_bytes,
            public_url=settings.public_url,
        )
        shoppers = Requests(
            self.store,
            self.rules,
            self.clock,
            settings,
            integrations=self.outgoing.integrations,
            has_mail=self.outgoing.has_mail,
        )
        admin = Admin(
            store=self.store,
            rules=self.rules,
            clock=self.clock,
            settings=settings,
            secret=secret_key(settings.secret_path),
            scheduler=self.scheduler,
            client=client_folder(settings.client_dir),
        )
        return [
            Route(COLLECT, self.collect),
            Route("/waverly.js", files.entry),
            Route("/assets/{name}", files.asset),
            *backend.routes(),
            *told.routes(),
            *People(self.store, self.rules, self.clock).routes(),
            WhyPage(self.store).route(),
            OwnLexicon(settings).route(),
            *shoppers.routes(),
            *Operations(self.store, self.counters, settings).routes(),
            openapi_route(),
            Mount("/admin", routes=admin.routes(), name="admin"),
            Route("/", _to_admin),
        ]

    async def refresh(self) -> None:
        """Look for what has changed since the last time."""
        await self.rules.refresh()
        await self.collector.suggestions.refresh(self.rules.policies())

    async def follow_clock(self) -> None:
        """Do what a clock that was set makes due, and follow it: the next batch meets what it changed."""
        await self.scheduler.run_due_within(CLOCK_PATIENCE_S)
        await self.refresh()

    async def refresh_for_ever(self) -> None:
        """Look for new campaigns, sites and models from time to time."""
        failures = FailureLog(log, "what is in force stays: looking for it anew failed")
        while True:
            await asyncio.sleep(self.settings.refresh_s)
            await failures.outcome(self.refresh())

    def loops(self) -> list[Coroutine[None, None, None]]:
        """Return what runs beside the requests for as long as the server lives."""
        return [
            self.refresh_for_ever(),
            self.scheduler.run_for_ever(),
            *self.outgoing.loops(),
        ]


async def _to_admin(request: Request) -> Response:
    return RedirectResponse(f"{request.scope.get('root_path', '')}/admin/")


def _clock(settings: Settings) -> Clock:
    """Return the clock to go by: in test mode one that can be set, for all processes at once."""
    return SettableClock(settings.clock_path) if settings.test_mode else SystemClock()


def create_app(settings: Settings) -> Starlette:
    """Return the server's application. It opens the database when it starts and closes it when it ends."""
    parts = Parts(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[Mapping[str, object]]:
        await parts.store.open()
        await note_holdout(parts.store, settings, parts.clock.now())
        await parts.refresh()
        running = [asyncio.create_task(loop) for loop in parts.loops()]
        for task in running:
            task.add_done_callback(_log_failure)
        try:
            yield {}
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            await parts.scheduler.stop()
            await parts.store.close()

    return Front(
        busy={COLLECT: parts.collect},
        routes=parts.routes(),
        lifespan=lifespan,
        exception_handlers=ERRORS,
    )


async def note_holdout(store: Store, settings: Settings, at: int) -> None:
    """Keep what holdout the server runs with, for commands in shells that do not know it.

    One under the floor is kept in the audit log, with the reason; so is another than before.
    """
    before = await keep_served_holdout(store, settings.holdout, at)
    if before is not None and before.share != settings.holdout:
        log.warning(CHANGED_HOLDOUT, before.share, settings.holdout)
    elif settings.holdout >= HOLDOUT_FLOOR:
        return
    await note(
        store,
        AuditEntry(
            at=at,
            site="",
            subject="holdout of all help",
            before=f"{HOLDOUT_FLOOR:.0%} or more" if before is None else f"{before.share:.1%}",
            after=f"{settings.holdout:.1%}",
            reason=settings.holdout_reason,
        ),
    )


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.critical("a part of the server has stopped", exc_info=task.exception())


def app_from_environment() -> Starlette:
    """Return the application with settings from the environment: what worker processes call."""
    app = create_app(read_settings(os.environ))
    collect_rarely()
    return app
