"""A decision with its proof: made again from the journal, it must be the same."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.feature_words import influences
from waverly.admin.guard import Visit
from waverly.admin.templates import Templates
from waverly.errors import ArtifactError, NotFound
from waverly.pipeline import Rules
from waverly.pipeline.explain import Explanation, explain, models_in
from waverly.storage import Store
from waverly.storage.log.decision_rows import decision


class DecisionPage:
    """`/admin/decisions/{decision}`."""

    def __init__(
        self, store: Store, rules: Rules, templates: Templates, models_of: Callable[[str], Path]
    ) -> None:
        self._store = store
        self._rules = rules
        self._templates = templates
        self._load_model = models_in(models_of)

    async def page(self, request: Request, visit: Visit) -> Response:
        """Serve the page. Raises NotFound when there is no such decision at this site."""
        identity = request.path_params["decision"]
        record = await decision(self._store, identity)
        if record is None or record.site != visit.site.key:
            raise NotFound("There is no such decision", value=identity)
        replay, problem = await self._replay(identity)
        names = {c.id: c.name for c in self._rules.policy(visit.site.key).campaigns}
        return self._templates.render(
            request,
            "decision.html",
            visit=visit,
            section="sessions",
            record=record,
            replay=replay,
            problem=problem,
            names=names,
            influences=await asyncio.to_thread(
                influences, record, self._rules.scorer(visit.site.key)
            ),
        )

    async def _replay(self, identity: str) -> tuple[Explanation | None, str]:
        try:
            return await explain(self._store, identity, self._load_model), ""
        except ArtifactError as error:  # an old model was tidied away: the record still stands
            return None, f"The model that took part is no longer here. {error.mend}"
