"""How the server stands, and what it does by itself: regular jobs, outgoing messages, the audit log."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import AdminContext
from waverly.jobs import Scheduler
from waverly.reporting.server_state import server_state
from waverly.storage.chores.job_rows import last_runs
from waverly.storage.chores.outbox_rows import outbox_summary
from waverly.storage.site.audit_rows import audit_entries


class SystemPage:
    """`/admin/system`."""

    def __init__(self, admin: AdminContext, scheduler: Scheduler) -> None:
        self._admin = admin
        self._scheduler = scheduler

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page."""
        runs = await last_runs(self._admin.store)
        site = await audit_entries(self._admin.store, visit.site.key)
        server = await audit_entries(self._admin.store, "")
        jobs = [
            (job, runs.get(job.name), self._scheduler.next_due(job)) for job in self._scheduler.jobs
        ]
        return self._admin.templates.render(
            request,
            "system.html",
            visit=visit,
            section="system",
            state=await server_state(self._admin.store, self._admin.settings),
            now=self._admin.clock.now(),
            policy=self._admin.rules.policy(visit.site.key),
            jobs=sorted(jobs, key=lambda each: each[1] is None or each[1].ok is not False),
            outbox=await outbox_summary(self._admin.store),
            audit=sorted([*site, *server], key=lambda entry: -entry.at),
        )
