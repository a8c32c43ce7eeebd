"""The list of sessions and the timeline of one."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import AdminContext
from waverly.admin.shoppers.session_choice import choice_of, offered, place_of, written
from waverly.pipeline.trace import sign, trace_of
from waverly.reporting.timeline import Timeline, timeline
from waverly.scoring.influences import Influence, influences
from waverly.scoring.scorer import Scorer
from waverly.storage.log.session_list import STEP, STEPS, count_sessions, recent_sessions
from waverly.storage.site.site_settings import zone_of

PAGE_SIZE = 50


class SessionPages:
    """`/admin/sessions`, and a session's timeline and trace."""

    def __init__(self, admin: AdminContext, secret: str) -> None:
        self._admin = admin
        self._secret = secret

    async def recent(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the latest of those chosen, or those `?before=` a place in the list, or `?after=` it."""
        store, site, query = self._admin.store, visit.site.key, request.query_params
        choice, below, above = choice_of(query), place_of(query, "before"), place_of(query, "after")
        zone = await zone_of(store, site)
        sought, names = choice.sought(zone), self._admin.campaign_names(site)
        page = await recent_sessions(
            store, site, replace(sought, below=below, above=above), limit=PAGE_SIZE
        )
        return self._admin.templates.render(
            request,
            "sessions.html",
            visit=visit,
            section="sessions",
            page=page,
            found=await count_sessions(store, site, sought),
            choice=choice,
            said=choice.said(names),
            offered=offered(names, choice),
            zone=zone.key,
            is_upward=above is not None,
            latest=choice.query(site=visit.named_site),
            older=choice.query(before=written(page.older), site=visit.named_site),
            newer=choice.query(after=written(page.newer), site=visit.named_site),
            looked_through=STEP * STEPS,
            erased="erased" in query,
        )

    async def timeline(self, request: Request, visit: AdminVisit) -> Response:
        """Serve one session's timeline, or with `?trace=1` its trace.

        Raises NotFound when there is no such session.
        """
        if request.query_params.get("trace") == "1":
            return await self.trace(request, visit)
        found = await timeline(self._admin.store, visit.site.key, request.path_params["session"])
        names = self._admin.campaign_names(visit.site.key)
        why = await asyncio.to_thread(_influences, found, self._admin.rules.scorer(visit.site.key))
        return self._admin.templates.render(
            request,
            "session.html",
            visit=visit,
            section="sessions",
            timeline=found,
            names=names,
            influences=why,
            recording=_recording(self._admin.settings.replay_url, found),
        )

    async def trace(self, request: Request, visit: AdminVisit) -> Response:
        """Serve one session as a file that replays anywhere, with nothing personal in it."""
        session = request.path_params["session"]
        made = sign(await trace_of(self._admin.store, visit.site.key, session), self._secret)
        headers = {"content-disposition": _attachment(session)}
        return Response(made, media_type="application/json", headers=headers)


def _attachment(session: str) -> str:
    """Return the header that saves a file under a name made of nothing but letters and digits."""
    name = "".join(each for each in session if each.isalnum())[:40]
    return f'attachment; filename="trace-{name}.json"'


def _recording(template: str, found: Timeline) -> str:
    """Return where a visit's recording is; empty where nobody said, or no moment was marked in one."""
    is_marked = any(entry.tone == "moment" for entry in found.entries)
    return template.replace("{visit}", quote(found.session, safe="")) if is_marked else ""


def _influences(found: Timeline, scorer: Scorer | None) -> Mapping[str, tuple[Influence, ...]]:
    """Return what moved the model in use, for each decision it took part in."""
    if scorer is None:
        return {}
    records = [entry.record for entry in found.entries if entry.record is not None]
    return {
        record.id: influences(scorer, record.features, record.arm)
        for record in records
        if record.model == scorer.artifact_id
    }
