"""The first page: what happened, what is still to do, whether help worked, who decides, and the tag."""

import asyncio
from collections.abc import Iterable, Iterator

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.campaigns.groups import TOLD, Group, grouped
from waverly.admin.context import AdminContext
from waverly.admin.rendering.interval_drawing import reach_of
from waverly.campaigns.untranslated import unspoken
from waverly.policies.shares.words import stage_sentence
from waverly.public_url import TAG_HERE_ONLY, base_of, tag_of
from waverly.reporting.figures import is_open_for_few
from waverly.reporting.first_steps import first_steps
from waverly.reporting.overview import overview
from waverly.reporting.results.findings import MetricFinding
from waverly.reporting.results.shape import Report
from waverly.scoring.training_log import last_training
from waverly.settings import is_here_only
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.site.alarm_rows import alarms_of


class Model(Struct, frozen=True, kw_only=True):
    """The model of who is likely to buy. `rows` are the decisions it learnt from."""

    rows: int
    auc: float | None


class OverviewPage:
    """`/admin/`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the overview."""
        site = visit.site.key
        policy = self._admin.rules.policy(site)
        enabled = {campaign.id: campaign for campaign in policy.campaigns if campaign.enabled}
        now = self._admin.clock.now()
        found = await self._admin.report(visit)
        groups = grouped(
            (enabled[each.campaign], each) for each in found.campaigns if each.campaign in enabled
        )
        drawn = list(_drawn(found, groups))
        base = base_of(request, self._admin.settings.public_url)
        return self._admin.templates.render(
            request,
            "overview.html",
            visit=visit,
            section="overview",
            overview=await overview(self._admin.store, site, now),
            alarms=await alarms_of(self._admin.store, site),
            unspoken=unspoken(policy.campaigns, await shop(self._admin.store, site)),
            steps=await first_steps(self._admin.store, site, policy.campaigns, now),
            report=found,
            groups=groups,
            told=TOLD,
            lines=len(drawn),
            has_few=any(map(is_open_for_few, drawn)),
            reach=reach_of(each.effect for each in drawn if each.effect is not None),
            model=self._model(site),
            stage=stage_sentence(policy),
            wanted=None if self._admin.rules.scorer(site) else await asyncio.to_thread(_wanted),
            trained=await asyncio.to_thread(
                last_training, self._admin.settings.models_of(site), site
            ),
            tag=tag_of(base, site),
            here_only=TAG_HERE_ONLY if is_here_only(base) else "",
        )

    def _model(self, site: str) -> Model | None:
        scorer = self._admin.rules.scorer(site)
        if scorer is None:
            return None
        manifest = scorer.manifest
        return Model(
            rows=manifest.rows,
            auc=manifest.metrics.get("auc"),
        )


def _drawn(found: Report, groups: Iterable[Group]) -> Iterator[MetricFinding]:
    """Yield the findings there is a line for: that of everything, and each with a result to tell."""
    told = (row.result for group in groups if group.name in TOLD for row in group.rows)
    for each in (found.everything, *told):
        if each.headline.effect is not None:
            yield each.headline


def _wanted() -> tuple[int, int]:
    """Return how many sessions and orders a first model needs."""
    # NumPy comes with it: a server that has a model already never pays for that.
    from waverly.training.readiness import MIN_ORDERS, MIN_ROWS

    return MIN_ROWS, MIN_ORDERS
