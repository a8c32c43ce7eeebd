"""A decision with its proof: it is made again from the journal, and must be the same."""

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import AdminContext
from waverly.errors import ArtifactError, NotFound
from waverly.pipeline.explain import Explanation, explain, models_in
from waverly.storage.log.decision_rows import decision
from waverly.storage.measured.kept_since_rows import gone_before


class DecisionPage:
    """`/admin/decisions/{decision}`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin
        self._load_model = models_in(admin.settings.models_of)

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page. Raises NotFound when there is no such decision at this site."""
        identity = request.path_params["decision"]
        record = await decision(self._admin.store, identity)
        if record is None or record.site != visit.site.key:
            gone = await gone_before(self._admin.store, visit.site.key)
            raise NotFound("There is no such decision", value=identity, mend=gone)
        replay, problem = await self._replay(identity)
        names = self._admin.campaign_names(visit.site.key)
        return self._admin.templates.render(
            request,
            "decision.html",
            visit=visit,
            section="sessions",
            record=record,
            replay=replay,
            problem=problem,
            names=names,
            influences=() if replay is None else replay.influences,
            answers={} if replay is None else replay.answers,
        )

    async def _replay(self, identity: str) -> tuple[Explanation | None, str]:
        try:
            return await explain(self._admin.store, identity, self._load_model), ""
        except (
            ArtifactError
        ) as error:  # deleted meanwhile, or of an earlier version: the record is still shown
            return None, f"The model that took part cannot be used any more: {error.sentence}."
