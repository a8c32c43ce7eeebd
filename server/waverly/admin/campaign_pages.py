"""What every campaign did, and what each one says and when."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.campaign_groups import grouped
from waverly.admin.campaign_words import audience, caps, filling, plain, schedule, trigger
from waverly.admin.guard import Visit, root
from waverly.admin.templates import Templates
from waverly.campaigns.evidence import content_of
from waverly.campaigns.templates import FaqTemplate
from waverly.clock import Clock, day_of
from waverly.errors import CampaignError, Malformed, NotFound
from waverly.pipeline import Rules
from waverly.policies.override import held_back, release
from waverly.policies.share_words import share_lines, stage_sentence
from waverly.publishing.published import evidence_of_publication
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import Asked, Report
from waverly.storage import Store
from waverly.storage.site.campaign_folder import read_theme
from waverly.storage.site.share_rows import EVERY_CAMPAIGN, recent_moves

TURNS_PER_PAGE = 4
"""Turns of counting a page waits for, a second or so; the job that comes round does the rest."""


class CampaignPages:
    """`/admin/campaigns` and `/admin/campaigns/{campaign}`."""

    def __init__(
        self, store: Store, rules: Rules, clock: Clock, templates: Templates, theme: Path
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._templates = templates
        self._theme = theme

    async def all(self, request: Request, visit: Visit) -> Response:
        """Serve how the campaigns in force stand, letters, and the share of silence."""
        site = visit.site.key
        policy = self._rules.policy(site)
        found = await self._report(site)
        results = {each.campaign: each for each in found.campaigns}
        return self._templates.render(
            request,
            "campaigns.html",
            visit=visit,
            section="campaigns",
            groups=grouped(
                (campaign, results[campaign.id])
                for campaign in policy.campaigns
                if campaign.id in results
            ),
            policy=policy,
            report=found,
        )

    async def download(self, request: Request, visit: Visit) -> Response:
        """Send the report as one page to keep or to pass on; it needs nothing else."""
        # Imported here: it draws, and brings 30 MB along.
        from waverly.reporting.rendering.html import render_html

        found = await self._report(visit.site.key)
        page = await asyncio.to_thread(render_html, found, visit.site.name)
        name = f"waverly-{day_of(self._clock.now())}.html"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(page, media_type="text/html", headers=headers)

    async def one(self, request: Request, visit: Visit) -> Response:
        """Serve one campaign. Raises NotFound when it is not in force."""
        identity = request.path_params["campaign"]
        policy = self._rules.policy(visit.site.key)
        campaign = next((c for c in policy.campaigns if c.id == identity), None)
        if campaign is None:
            raise NotFound("There is no such campaign in force", value=identity)
        overlay = campaign.overlay
        content = content_of(campaign, read_theme(self._theme))
        gate = await recent_moves(self._store, visit.site.key, campaign=EVERY_CAMPAIGN, limit=1)
        found = await self._report(visit.site.key, identity)
        return self._templates.render(
            request,
            "campaign.html",
            visit=visit,
            section="campaigns",
            campaign=campaign,
            published="published" in request.query_params,
            report=found,
            result=found.campaigns[0],
            policy=policy,
            trigger=trigger(campaign),
            audience=audience(campaign),
            caps=caps(campaign),
            schedule=schedule(campaign),
            body=plain(getattr(overlay, "body", "")),
            questions=overlay.items if isinstance(overlay, FaqTemplate) else (),
            filling=filling(overlay),
            stage=stage_sentence(policy, gate[0] if gate else None),
            shares=share_lines(campaign, policy),
            moves=await recent_moves(self._store, visit.site.key, campaign=identity),
            evidence=await evidence_of_publication(self._store, visit.site.key, campaign, content),
            content=content,
            is_held_back=any(rest.campaign == identity for rest in held_back(policy.table)),
        )

    async def release(self, request: Request, visit: Visit, fields: Mapping[str, str]) -> Response:
        """Show a held-back campaign again on the owner's word. Raises Malformed without a note."""
        identity = request.path_params["campaign"]
        try:
            await release(
                self._store,
                visit.site.key,
                identity,
                note=fields.get("note", ""),
                at=self._clock.now(),
            )
        except CampaignError as error:
            raise Malformed(error.sentence, mend=error.mend) from error
        site = quote(visit.site.key)
        return RedirectResponse(f"{root(request)}/campaigns/{quote(identity)}?site={site}", 303)

    async def _report(self, site: str, *campaigns: str) -> Report:
        asked = Asked(site=site, at=self._clock.now(), campaigns=campaigns)
        return await report(self._store, asked, most_turns=TURNS_PER_PAGE)
