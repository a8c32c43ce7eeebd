"""What every campaign did, and what each one says and when."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.access.guard import AdminVisit, root
from waverly.admin.campaigns.groups import grouped
from waverly.admin.campaigns.saying import ExampleFacts, example_for, facts_named, sayings
from waverly.admin.campaigns.words import audience, caps, schedule, trigger
from waverly.admin.context import AdminContext
from waverly.campaigns import Campaign
from waverly.campaigns.evidence import content_of
from waverly.campaigns.files import head_note
from waverly.campaigns.templates import AlertTemplate, ReminderTemplate
from waverly.campaigns.untranslated import check_languages, unspoken
from waverly.catalogue import ShopFacts
from waverly.clock import day_of
from waverly.errors import CampaignError, Malformed
from waverly.policies.shares.override import held_back, release
from waverly.policies.shares.words import (
    has_moved,
    moves_about,
    share_lines,
    stage_sentence,
)
from waverly.publishing.published import evidence_of_publication
from waverly.storage.catalogue.product_rows import some_products
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.site.campaign_folder import file_of, read_theme
from waverly.storage.site.share_rows import EVERY_CAMPAIGN, recent_moves

LOOKED_THROUGH = 500
"""The latest moves of all campaigns: some months of nights, and a millisecond to read."""

EXAMPLES = 200
"""Products among which one is looked for to read a campaign's words with, however long the catalogue is."""

MOVES = 20
"""Of these shown on a campaign's page, newest first."""


class CampaignPages:
    """`/admin/campaigns` and `/admin/campaigns/{campaign}`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def all(self, request: Request, visit: AdminVisit) -> Response:
        """Serve how the campaigns in force stand, letters, and the share of silence."""
        site = visit.site.key
        policy = self._admin.rules.policy(site)
        found = await self._admin.report(visit)
        results = {each.campaign: each for each in found.campaigns}
        return self._admin.templates.render(
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
            unspoken=unspoken(policy.campaigns, await shop(self._admin.store, site)),
        )

    async def download(self, request: Request, visit: AdminVisit) -> Response:
        """Send the report as one page to keep or to pass on; it needs nothing else."""
        # Imported here: it draws, and brings 30 MB along.
        from waverly.reporting.rendering.html import render_html

        found = await self._admin.report(visit)
        page = await asyncio.to_thread(render_html, found, visit.site.name)
        name = f"waverly-{day_of(self._admin.clock.now())}.html"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(page, media_type="text/html", headers=headers)

    async def one(self, request: Request, visit: AdminVisit) -> Response:
        """Serve one campaign. Raises NotFound when it is not in force."""
        identity = request.path_params["campaign"]
        policy = self._admin.rules.policy(visit.site.key)
        campaign = self._admin.campaign(visit.site.key, identity)
        content = content_of(campaign, read_theme(self._admin.settings.theme_path))
        verdicts = await recent_moves(
            self._admin.store, visit.site.key, campaign=EVERY_CAMPAIGN, limit=1
        )
        moves = await recent_moves(self._admin.store, visit.site.key, limit=LOOKED_THROUGH)
        found = await self._admin.report(visit, identity)
        terms = await shop(self._admin.store, visit.site.key)
        example = await self._example(visit.site.key, campaign, terms)
        said = sayings(campaign, example)
        return self._admin.templates.render(
            request,
            "campaign.html",
            visit=visit,
            section="campaigns",
            campaign=campaign,
            waits_for="" if campaign.enabled else self._note_on(identity),
            lacks_mail=campaign.enabled
            and isinstance(campaign.overlay, AlertTemplate | ReminderTemplate)
            and not self._admin.settings.smtp_url,
            published="published" in request.query_params,
            report=found,
            result=found.campaigns[0],
            policy=policy,
            held_out_in_all=1 - (1 - policy.holdout) * (1 - campaign.holdout),
            trigger=trigger(campaign),
            audience=audience(campaign),
            caps=caps(campaign),
            schedule=schedule(campaign),
            sayings=said,
            is_unfinished=any(each.unseen or each.has_gaps for each in said),
            example="" if example is None else example.product.name,
            untranslated=check_languages(campaign, terms),
            stage=stage_sentence(policy, verdicts[0] if verdicts else None),
            shares=share_lines(campaign, policy),
            moves=moves_about(campaign, moves)[:MOVES],
            has_moved=has_moved(campaign, policy),
            checked=await evidence_of_publication(
                self._admin.store, visit.site.key, campaign, content
            ),
            content=content,
            is_held_back=any(rest.campaign == identity for rest in held_back(policy.table)),
        )

    def _note_on(self, identity: str) -> str:
        """Return what a campaign waits for: the head of its file, where that says when to switch it on."""
        file = file_of(self._admin.settings.campaigns_dir, identity)
        head = "" if file is None else head_note(file.read_text(encoding="utf-8"))
        return head if "enabled = true" in head else ""

    async def _example(
        self, site: str, campaign: Campaign, terms: ShopFacts | None
    ) -> ExampleFacts | None:
        """Return a product to read its words with; None where they name nothing that is known."""
        said = sayings(campaign)
        if not facts_named(said):
            return None
        return example_for(said, await some_products(self._admin.store, site, EXAMPLES), terms)

    async def release(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Show a held-back campaign again on the owner's word. Raises Malformed without a note."""
        identity = request.path_params["campaign"]
        try:
            await release(
                self._admin.store,
                visit.site.key,
                identity,
                note=fields.get("note", ""),
                at=self._admin.clock.now(),
            )
        except CampaignError as error:
            raise Malformed(error.sentence, mend=error.mend) from error
        site = quote(visit.site.key)
        return RedirectResponse(f"{root(request)}/campaigns/{quote(identity)}?site={site}", 303)
