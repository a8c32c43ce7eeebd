"""The live page and its stream."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from waverly.admin.desk import Desk
from waverly.admin.guard import Visit
from waverly.admin.live_stream import RETRY_MS, Streams
from waverly.storage.log.session_rows import before_latest, last_id

LATEST = 50
"""Batches that are there from the start: what happened last is not always what came last, above all where
visits are read in from elsewhere."""


class LivePages:
    """`/admin/live` and `/admin/live/events`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.streams = Streams()

    async def page(self, request: Request, visit: Visit) -> Response:
        """Serve the page; it opens the stream itself, from the latest few batches on."""
        last = await last_id(self._desk.store)
        start = await before_latest(self._desk.store, visit.site.key, LATEST)
        return self._desk.templates.render(
            request,
            "live.html",
            visit=visit,
            section="live",
            start=last if start is None else start,
            last=last,
            seen=start is not None,
        )

    async def events(self, request: Request, visit: Visit) -> Response:
        """Serve the stream from `Last-Event-ID`, or `?after=`, or now."""
        if self.streams.is_full:
            busy = {"retry-after": str(RETRY_MS // 1000)}
            return PlainTextResponse("Too many live pages are open.", 503, headers=busy)
        after = _number(request.headers.get("last-event-id", ""))
        if after is None:
            after = _number(request.query_params.get("after", ""))
        if after is None:
            after = await last_id(self._desk.store)
        names = self._desk.campaign_names(visit.site.key)
        return StreamingResponse(
            self.streams.follow(self._desk.store, visit.site.key, after, names=names),
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
