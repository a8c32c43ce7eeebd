"""What the server does by itself: jobs that come round, messages that leave, and what was written down."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.guard import Visit
from waverly.admin.templates import Templates
from waverly.jobs import Scheduler
from waverly.storage import Store
from waverly.storage.chores.job_rows import last_runs
from waverly.storage.chores.outbox_rows import outbox_summary
from waverly.storage.site.audit_rows import audit_entries


class SystemPage:
    """`/admin/system`."""

    def __init__(self, store: Store, scheduler: Scheduler, templates: Templates) -> None:
        self._store = store
        self._scheduler = scheduler
        self._templates = templates

    async def page(self, request: Request, visit: Visit) -> Response:
        """Serve the page."""
        runs = await last_runs(self._store)
        site = await audit_entries(self._store, visit.site.key)
        server = await audit_entries(self._store, "")
        return self._templates.render(
            request,
            "system.html",
            visit=visit,
            section="system",
            jobs=[
                (job, runs.get(job.name), self._scheduler.next_due(job))
                for job in self._scheduler.jobs
            ],
            outbox=await outbox_summary(self._store),
            audit=sorted([*site, *server], key=lambda entry: -entry.at),
        )
