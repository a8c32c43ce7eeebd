"""The live page and its stream."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import AdminContext
from waverly.admin.shoppers.live_stream import RETRY_MS, Streams


class LivePages:
    """`/admin/live` and `/admin/live/events`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin
        self.streams = Streams()

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page; it opens the stream itself."""
        return self._admin.templates.render(request, "live.html", visit=visit, section="live")

    async def events(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the stream from `Last-Event-ID` on; without one what happened last comes first."""
        if self.streams.is_full:
            busy = {"retry-after": str(RETRY_MS // 1000)}
            return PlainTextResponse("Too many live pages are open.", 503, headers=busy)
        after = _number(request.headers.get("last-event-id", ""))
        names = self._admin.campaign_names(visit.site.key)
        return StreamingResponse(
            self.streams.follow(self._admin.store, visit.site.key, after, names=names),
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
