"""How a campaign looks: drawn by the script itself, in a frame that can reach nothing of the admin."""

from collections.abc import Mapping, Sequence
from secrets import token_urlsafe

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit, root
from waverly.admin.campaigns.editing import read_draft, text_in
from waverly.admin.campaigns.saying import reader_of
from waverly.admin.context import AdminContext
from waverly.campaigns import Campaign
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.wording import wordings
from waverly.errors import CampaignError
from waverly.publishing.browser.host import host_page
from waverly.publishing.browser.scenes import Scene, scenes_of, suited
from waverly.publishing.words import check_by_words
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.site.campaign_folder import read_theme
from waverly.wire import Decision

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'nonce-{nonce}'",
        "style-src 'unsafe-inline'",
        "img-src 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "sandbox allow-scripts allow-forms",
    )
)
"""Ours alone runs, without the admin's cookies and storage, and what is pressed leads nowhere."""

USUALLY = "Usually"
"""Who reads the wording that no other is for."""

TAG = """<script nonce="{nonce}">
window.waverly = (...call) => (window.waverly.q ??= []).push(call);
window.waverly("preview", DECISION);
addEventListener("click", (event) => {{
  const link = event.composedPath().find((each) => each.href);
  if (!link) return;
  event.preventDefault();
  const leads = link.getAttribute("href").replace(new URL(document.baseURI).origin, "");
  parent.postMessage({{ leads }}, "*");
}});
</script>
<script async src="{server}/waverly.js" data-site="{site}" data-vitals="0" data-preview
  data-allow-automation></script>"""
"""What the page in the frame loads. The frame puts the `DECISION` in, and the page's `LANGUAGE`."""


class View(Struct, frozen=True, kw_only=True):
    """One wording as the decisions to draw: for a wide window and for a phone, None where nobody meets it."""

    label: str
    lang: str
    wide: Decision | None
    phone: Decision | None


class Drawn(Struct, frozen=True, kw_only=True):
    """What the frame draws: its wordings over the `host` page; or the `problem` that keeps it from that.

    `missing` are the wordings that cannot be drawn, with why; `refused` is what the gate objects to in words.
    """

    nonce: str = "none"
    problem: str = ""
    host: str = ""
    views: Sequence[View] = ()
    missing: Sequence[str] = ()
    refused: Sequence[CampaignFinding] = ()


class CampaignLook:
    """`/admin/campaigns/{campaign}/look`: the page in the frame."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve how the campaign in force looks. Raises NotFound when there is none."""
        campaign = self._admin.campaign(visit.site.key, request.path_params["campaign"])
        return await self._drawn(request, visit, campaign)

    async def of_draft(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Serve how an edited file would look, or what keeps it from being read; nothing is saved."""
        identity = request.path_params["campaign"]
        try:
            campaign = read_draft(text_in(fields), f"{identity}.toml", identity)
        except CampaignError as error:
            return self._framed(request, Drawn(problem=str(error)))
        return await self._drawn(request, visit, campaign)

    async def _drawn(self, request: Request, visit: AdminVisit, campaign: Campaign) -> Response:
        scenes, missing = scenes_of(campaign)
        readers = {each.place: reader_of(each.place, each.lang) for each in wordings(campaign)}
        theme = read_theme(self._admin.settings.theme_path)
        findings = check_by_words(campaign, theme, await shop(self._admin.store, visit.site.key))
        nonce = token_urlsafe(16)
        server = root(request).removesuffix("/admin")
        tag = TAG.format(nonce=nonce, server=server, site=visit.site.key)
        drawn = Drawn(
            nonce=nonce,
            problem="" if scenes else missing[0].found,
            host=host_page(theme, "LANGUAGE", tag=tag),
            views=[_view(each, campaign, readers.get(each.place, USUALLY)) for each in scenes],
            missing=[f"{readers.get(each.element, USUALLY)}: {each.found}" for each in missing],
            refused=[each for each in findings if each.severity == "refused"],
        )
        return self._framed(request, drawn)

    def _framed(self, request: Request, drawn: Drawn) -> Response:
        response = self._admin.templates.render(
            request,
            "look.html",
            status=422 if drawn.problem else 200,
            drawn=drawn,
            content={"host": drawn.host, "views": msgspec.to_builtins(drawn.views)},
        )
        response.headers["content-security-policy"] = POLICY.format(nonce=drawn.nonce)
        return response


def _view(scene: Scene, campaign: Campaign, label: str) -> View:
    def decision(*, is_touch: bool) -> Decision:
        overlay = suited(scene.overlay, is_touch=is_touch)
        return Decision(id="look", campaign=campaign.id, why=campaign.why, overlay=overlay)

    return View(
        label=label,
        lang=scene.lang,
        wide=None if scene.place == "devices.mobile" else decision(is_touch=False),
        phone=None if scene.place == "devices.desktop" else decision(is_touch=True),
    )
