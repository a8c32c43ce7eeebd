"""What is kept of one person: to be saved as a file, or erased for good."""

from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.access.guard import AdminVisit, root
from waverly.admin.confirming import Confirmation, ask, is_confirmed
from waverly.admin.context import AdminContext
from waverly.reporting.kept_data import kept_lines, not_among
from waverly.reporting.names import short_id
from waverly.reporting.person_export import file_of
from waverly.reporting.person_timeline import MOST, person_timeline
from waverly.storage.people.kept.erasing import erase
from waverly.storage.people.kept.everything import KeptRows, everything_of, kept_of
from waverly.storage.people.persons import PersonQuery, person_query
from waverly.wording import counted

NO_PATH = frozenset({".", ".."})
"""What a browser takes for a folder, and never asks for as a page."""

FILE = {"content-disposition": 'attachment; filename="kept-of-a-person.json"'}


class PersonPage:
    """`/admin/people/{id}`, of a visitor's id, an order's number or an address: what happened and is kept.

    Who is asked for comes by a form, and what an address stands for is its answer: in a page's own address it
    would stay in the browser's history and in the logs of every server in between.
    """

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def find(self, request: Request, visit: AdminVisit) -> Response:
        """Go to the page of the person whose id a link names; without one, to where it can be typed."""
        return await self._found(request, visit, request.query_params.get("id", "").strip())

    async def asked(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Find the person a form names, save what is kept of them as a file, or erase it."""
        identity = fields.get("id", "").strip()
        match fields.get("act"):
            case "export":
                return await self._export(visit, identity)
            case "erase":
                return await self._erase(request, visit, fields, identity)
        if "@" in identity:
            return await self._of(request, visit, identity)
        return await self._found(request, visit, identity)

    async def _found(self, request: Request, visit: AdminVisit, identity: str) -> Response:
        if identity in NO_PATH:
            return await self._of(request, visit, identity)
        return RedirectResponse(_page(request, visit, identity), 303)

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve what is kept. Raises NotFound when it is nothing."""
        return await self._of(request, visit, request.path_params["id"])

    async def _of(self, request: Request, visit: AdminVisit, identity: str) -> Response:
        asked = person_query(identity)
        kept = await kept_of(self._admin.store, visit.site.key, asked)
        return self._admin.templates.render(
            request,
            "person.html",
            visit=visit,
            section="sessions",
            identity=identity,
            known_by=_known_by(asked, kept),
            others=[each for each in kept.visitors if each != asked.visitor],
            lines=kept_lines(kept),
            typed_in=kept.typed_in,
            not_among=not_among(kept.typed_in),
            steps=await person_timeline(self._admin.store, visit.site.key, asked),
            most=MOST,
        )

    async def export(self, request: Request, visit: AdminVisit) -> Response:
        """Send all that is kept as a file. Raises NotFound when it is nothing."""
        return await self._export(visit, request.path_params["id"])

    async def _export(self, visit: AdminVisit, identity: str) -> Response:
        found = await everything_of(self._admin.store, visit.site.key, person_query(identity))
        file = file_of(found, visit.site.name, self._admin.clock.now())
        return Response(file, media_type="application/json", headers=FILE)

    async def _erase(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str], identity: str
    ) -> Response:
        """Ask, then erase it and go back to the sessions."""
        site = visit.site.key
        if not is_confirmed(fields):
            return await self._ask(request, visit, fields, identity)
        await erase(self._admin.store, site, person_query(identity), self._admin.clock.now())
        return RedirectResponse(f"{root(request)}/sessions?erased=1&site={quote(site)}", 303)

    async def _ask(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str], identity: str
    ) -> Response:
        """Ask with the number of records. Raises NotFound when there are none."""
        asked = person_query(identity)
        kept = await kept_of(self._admin.store, visit.site.key, asked)
        who = f"{_known_by(asked, kept).lower()} {short_id(identity)}"
        question = Confirmation(
            title=f"Erase {counted(sum(kept.rows.values()), 'record')} of {who}?",
            follows="This cannot be undone.",
            button="Erase for good",
            back=_page(request, visit, "" if asked.email is not None else identity),
            section="sessions",
        )
        return ask(request, self._admin.templates, visit, question, fields)


def _known_by(asked: PersonQuery, kept: KeptRows) -> str:
    """Return what was typed: an address, a visitor's id, or the number of an order of theirs."""
    if asked.email is not None:
        return "Address"
    return "Visitor" if asked.visitor in kept.visitors else "Order"


def _page(request: Request, visit: AdminVisit, identity: str) -> str:
    """Return the page of a person; of nobody, the one where somebody can be looked for."""
    page = f"people/{quote(identity, safe='')}" if identity else "sessions"
    return f"{root(request)}/{page}?site={quote(visit.site.key)}"
