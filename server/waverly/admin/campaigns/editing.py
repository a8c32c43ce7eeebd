"""A campaign's file, edited in the browser: it passes the gate, or nothing is changed."""

import tempfile
from asyncio import Lock
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waverly.admin.access.guard import AdminVisit, root
from waverly.admin.context import AdminContext
from waverly.campaigns import Campaign, parse
from waverly.campaigns.evidence import GateEvidence
from waverly.campaigns.files import switched
from waverly.errors import CampaignError, NotFound, WaverlyError
from waverly.processes.child import run_waverly
from waverly.storage.replacing import in_place_of
from waverly.storage.site.campaign_folder import file_of
from waverly.storage.site.policy_rows import apply_campaign

MAX_FILE_BYTES = 131_072
"""Largest form with a campaign's file in it: 20,000 characters, each three bytes twice over."""


class CampaignEditing:
    """`/admin/campaigns/{campaign}/edit` and `/switch`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin
        self._writing = Lock()

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the file to edit. Raises NotFound for a campaign without one."""
        text = self._file_of(request.path_params["campaign"]).read_text(encoding="utf-8")
        return self._form(request, visit, text, opened=_digest(text))

    async def save(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Publish what was written when it passes, else say on the same page what was refused."""
        identity = request.path_params["campaign"]
        file = self._file_of(identity)
        text = text_in(fields)
        opened = fields.get("opened", "")
        try:
            campaign = read_draft(text, file.name, identity)
        except CampaignError as error:
            return self._form(request, visit, text, opened=opened, unreadable=str(error))
        evidence = await self._check(visit.site.key, campaign, text) if campaign.enabled else None
        if evidence is not None and not evidence.passed:
            return self._form(request, visit, text, opened=opened, evidence=evidence)
        async with self._writing:
            found = file.read_text(encoding="utf-8")
            if opened != _digest(found):
                return self._form(request, visit, text, opened=_digest(found), found=found)
            await self._publish(visit.site.key, campaign, file, text)
        query = urlencode({"site": visit.site.key, "published": 1})
        return RedirectResponse(f"{root(request)}/campaigns/{quote(identity)}?{query}", 303)

    async def switch(
        self, request: Request, visit: AdminVisit, fields: Mapping[str, str]
    ) -> Response:
        """Switch a campaign on or off in its file, by the same way as any edit of it."""
        text = self._file_of(request.path_params["campaign"]).read_text(encoding="utf-8")
        changed = switched(text, enabled=fields.get("enabled") == "true")
        return await self.save(request, visit, {"text": changed, "opened": _digest(text)})

    async def _publish(self, site: str, campaign: Campaign, file: Path, text: str) -> None:
        """Put a campaign in force and write its text to the file: both, or neither."""
        with in_place_of(file.resolve()) as new:
            new.write_text(text, encoding="utf-8")
            await apply_campaign(self._admin.store, site, campaign, self._admin.clock.now())
        await self._admin.rules.refresh()

    def _file_of(self, identity: str) -> Path:
        file = file_of(self._admin.settings.campaigns_dir, identity)
        if file is None:
            raise NotFound(
                "There is no file of this campaign",
                value=identity,
                mend="Is the server’s home folder the one it was applied from?",
            )
        return file

    async def _check(self, site: str, campaign: Campaign, text: str) -> GateEvidence:
        """Run the gate in a process of its own: a browser must not slow down this one."""
        with tempfile.TemporaryDirectory(prefix="waverly-gate-") as folder:
            Path(folder, f"{campaign.id}.toml").write_text(text, encoding="utf-8")
            words = () if self._admin.settings.gate_in_browser else ("--words-only",)
            ended = await run_waverly(
                self._admin.settings, "campaigns", "check", folder, "--site", site, "--json", *words
            )
        try:
            (evidence,) = msgspec.json.decode(ended.printed, type=list[GateEvidence])
        except (msgspec.DecodeError, ValueError) as error:
            raise WaverlyError("The gate could not be asked", value=ended.last_words) from error
        return evidence

    def _form(
        self,
        request: Request,
        visit: AdminVisit,
        text: str,
        *,
        opened: str,
        unreadable: str = "",
        evidence: GateEvidence | None = None,
        found: str | None = None,
    ) -> Response:
        """Serve `text` to edit, with why it was not saved.

        `opened` is the digest of the file when it was opened, `found` what somebody else has saved meanwhile.
        """
        refused = bool(unreadable) or evidence is not None
        identity = request.path_params["campaign"]
        return self._admin.templates.render(
            request,
            "campaign_edit.html",
            visit=visit,
            section="campaigns",
            status=422 if refused else 409 if found is not None else 200,
            campaign=identity,
            name=self._admin.campaign_names(visit.site.key).get(identity, identity),
            text=text,
            opened=opened,
            found=found,
            unreadable=unreadable,
            evidence=evidence,
        )


def _digest(text: str) -> str:
    """Return a digest that shows whether a file is still the one that was opened."""
    return sha256(text.encode()).hexdigest()


def text_in(fields: Mapping[str, str]) -> str:
    """Return the file in the editor's form, with the ends of lines a file has."""
    return fields.get("text", "").replace("\r\n", "\n")


def read_draft(text: str, place: str, identity: str) -> Campaign:
    """Return the campaign in an edited file. Raises CampaignError, also for another id than `identity`."""
    campaign = parse(text, place)
    if campaign.id != identity:
        raise CampaignError(
            "The id names this campaign in every figure",
            place="id",
            value=campaign.id,
            mend=f"Leave it as {identity}; a new file makes a new campaign.",
        )
    return campaign
