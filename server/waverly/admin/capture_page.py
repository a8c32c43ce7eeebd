"""Whether hesitation is still noticed, and what noticing it costs the shop's pages."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.campaign_pages import TURNS_PER_PAGE
from waverly.admin.guard import Visit
from waverly.admin.templates import Templates
from waverly.clock import Clock
from waverly.reporting.capture.report import capture
from waverly.reporting.capture.tag_cost import ENOUGH
from waverly.reporting.periods import lately
from waverly.storage import Store


class CapturePage:
    """`/admin/capture`."""

    def __init__(self, store: Store, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates

    async def page(self, request: Request, visit: Visit) -> Response:
        """Serve the page."""
        now = self._clock.now()
        found = await capture(
            self._store,
            visit.site.key,
            await lately(self._store, visit.site.key, now),
            now,
            most_turns=TURNS_PER_PAGE,
        )
        return self._templates.render(
            request, "capture.html", visit=visit, section="system", found=found, enough=ENOUGH
        )
