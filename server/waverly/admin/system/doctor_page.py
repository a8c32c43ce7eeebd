"""The store doctor in the admin: takes an address and shows what Waverly recognises on the store's pages."""

from asyncio import Lock
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.rendering.templates import Templates
from waverly.doctor import Limits, StoreFindings, examine, own_places
from waverly.errors import Malformed

LIMITS = Limits(pages=6, seconds=40, max_bytes=60_000_000)
"""Fewer pages than on the command line: an answer must come before a reverse proxy gives up."""


class DoctorPage:
    """`/admin/doctor`. One store at a time: a browser is large."""

    def __init__(self, client: Path, templates: Templates) -> None:
        self._client = client
        self._templates = templates
        self._busy = Lock()

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page with the store's own address filled in."""
        return self._render(request, visit, next(iter(_addresses(visit)), ""))

    async def look(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Examine the store a form names, and show what was found or why nothing was."""
        url = fields.get("url", "").strip()
        if self._busy.locked():
            problem = "Another store is being looked at. Try again in a minute."
            return self._render(request, visit, url, problem=problem)
        async with self._busy:
            try:
                found = await examine(
                    url, self._client, limits=LIMITS, known=own_places(visit.site.origins)
                )
            except Malformed as error:
                problem = f"{error.sentence}: {error.value}."
                return self._render(request, visit, url, problem=problem)
        return self._render(request, visit, url, found=found)

    def _render(
        self,
        request: Request,
        visit: AdminVisit,
        url: str,
        *,
        found: StoreFindings | None = None,
        problem: str = "",
    ) -> Response:
        return self._templates.render(
            request,
            "doctor.html",
            visit=visit,
            section="system",
            url=url,
            found=found,
            problem=problem,
            pages=LIMITS.pages,
            status=400 if problem else 200,
        )


def _addresses(visit: AdminVisit) -> list[str]:
    return [origin for origin in visit.site.origins if origin != "*"]
