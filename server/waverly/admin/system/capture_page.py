"""Whether hesitation is still noticed, and what that costs the shop's pages."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import TURNS_PER_PAGE, AdminContext
from waverly.reporting.capture import liveness
from waverly.reporting.capture.report import capture
from waverly.reporting.capture.tag_cost import ENOUGH
from waverly.reporting.periods import lately


class CapturePage:
    """`/admin/capture`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page."""
        now = self._admin.clock.now()
        found = await capture(
            self._admin.store,
            visit.site.key,
            await lately(self._admin.store, visit.site.key, now),
            now,
            most_turns=TURNS_PER_PAGE,
        )
        return self._admin.templates.render(
            request,
            "capture.html",
            visit=visit,
            section="system",
            found=found,
            enough=ENOUGH,
            usual_from=liveness.ENOUGH,
        )
