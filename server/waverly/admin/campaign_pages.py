"""What every campaign did, and what each one says and when."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.campaign_words import audience, caps, plain, schedule, trigger
from waverly.admin.guard import Visit
from waverly.admin.share_words import share_lines, stage_sentence
from waverly.admin.templates import Templates
from waverly.campaigns.schema import FaqTemplate, MessageTemplate
from waverly.clock import Clock
from waverly.errors import NotFound
from waverly.pipeline import Rules
from waverly.reporting.campaign_results import WINDOW_DAYS, result_of, results, sums_of
from waverly.reporting.overview import DAYS, overview
from waverly.storage import Store
from waverly.storage.share_rows import EVERY_CAMPAIGN, recent_moves


class CampaignPages:
    """`/admin/campaigns` and `/admin/campaigns/{campaign}`."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._templates = templates

    async def all(self, request: Request, visit: Visit) -> Response:
        """Serve the results of all campaigns in force, and the share of silence."""
        site = visit.site.key
        policy = self._rules.policy(site)
        sums = await sums_of(self._store, site)
        found = await asyncio.to_thread(results, policy.campaigns, sums, policy.holdout)
        return self._templates.render(
            request,
            "campaigns.html",
            visit=visit,
            section="campaigns",
            campaigns=[
                (campaign, trigger(campaign), result)
                for campaign, result in zip(policy.campaigns, found, strict=True)
            ],
            policy=policy,
            overview=await overview(self._store, site, self._clock.now()),
            days=DAYS,
            window_days=WINDOW_DAYS,
        )

    async def one(self, request: Request, visit: Visit) -> Response:
        """Serve one campaign. Raises NotFound when it is not in force."""
        identity = request.path_params["campaign"]
        policy = self._rules.policy(visit.site.key)
        campaign = next((c for c in policy.campaigns if c.id == identity), None)
        if campaign is None:
            raise NotFound("There is no such campaign in force", value=identity)
        overlay = campaign.overlay
        gate = await recent_moves(self._store, visit.site.key, campaign=EVERY_CAMPAIGN, limit=1)
        sums = await sums_of(self._store, visit.site.key)
        result = await asyncio.to_thread(result_of, campaign, sums.get(identity), policy.holdout)
        return self._templates.render(
            request,
            "campaign.html",
            visit=visit,
            section="campaigns",
            campaign=campaign,
            result=result,
            policy=policy,
            trigger=trigger(campaign),
            audience=audience(campaign),
            caps=caps(campaign),
            schedule=schedule(campaign),
            body=plain(overlay.body) if isinstance(overlay, MessageTemplate) else None,
            questions=overlay.items if isinstance(overlay, FaqTemplate) else (),
            stage=stage_sentence(policy, gate[0] if gate else None),
            shares=share_lines(campaign, policy),
            moves=await recent_moves(self._store, visit.site.key, campaign=identity),
            window_days=WINDOW_DAYS,
        )
