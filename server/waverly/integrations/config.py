"""`integrations.toml` in the home folder: who is told what. Without the file nobody is told anything."""

from pathlib import Path
from typing import Annotated, get_args

from msgspec import Meta, Struct

from waverly.errors import SettingsError
from waverly.errors.fitting import toml_as
from waverly.integrations.news import Topic

FILE = "integrations.toml"

Topics = tuple[Topic, ...]
ALL: Topics = get_args(Topic)
ToolName = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,47}$")]
Url = Annotated[str, Meta(pattern="^https?://[^\\s]+$", max_length=2_000)]
Secret = Annotated[str, Meta(min_length=1, max_length=500)]


class _Tool(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A destination. `site` limits it to one store; `tell` to some topics."""

    name: ToolName
    site: str | None = None
    tell: Topics = ALL


class WebhookTool(_Tool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address of the owner's that takes signed webhooks."""

    url: Url
    secret: Annotated[str, Meta(pattern="^whsec_[A-Za-z0-9+/]{32,}={0,2}$")]


class SegmentTool(_Tool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Segment, or anything that speaks its HTTP API."""

    write_key: Secret
    url: Url = "https://api.segment.io/v1/track"


class Ga4Tool(_Tool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Google Analytics 4 by its Measurement Protocol."""

    measurement_id: Annotated[str, Meta(pattern="^G-[A-Z0-9]+$")]
    api_secret: Secret
    url: Url = "https://www.google-analytics.com/mp/collect"
    tell: Topics = ("overlay", "decision")


class DigestRecipients(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who gets the Monday digest: mail addresses, and names of webhooks."""

    mail: tuple[Annotated[str, Meta(pattern="^[^@\\s]+@[^@\\s]+$")], ...] = ()
    webhooks: tuple[ToolName, ...] = ()


class Integrations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the file says."""

    webhook: tuple[WebhookTool, ...] = ()
    segment: tuple[SegmentTool, ...] = ()
    ga4: tuple[Ga4Tool, ...] = ()
    digest: DigestRecipients = DigestRecipients()

    @property
    def tools(self) -> tuple[WebhookTool | SegmentTool | Ga4Tool, ...]:
        """Return all destinations of news."""
        return (*self.webhook, *self.segment, *self.ga4)


def read_integrations(home: Path) -> Integrations:
    """Return what `integrations.toml` in `home` says. Raises SettingsError with the place and the mend."""
    file = home / FILE
    if not file.exists():
        return Integrations()
    otherwise = "The guide to integrations shows every field."
    found = toml_as(file.read_bytes(), Integrations, str(file), SettingsError, otherwise)
    _check_names(found, file)
    return found


def _check_names(found: Integrations, file: Path) -> None:
    names = [tool.name for tool in found.tools]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SettingsError(
            "Two destinations have the same name",
            place=str(file),
            value=twice,
            mend="Messages are addressed by name; rename one.",
        )
    known = {tool.name for tool in found.webhook}
    missing = next((name for name in found.digest.webhooks if name not in known), None)
    if missing is not None:
        raise SettingsError(
            "The digest names a webhook that is not there",
            place=f"{file} digest.webhooks",
            value=missing,
            mend="Add a [[webhook]] of this name, or take it out.",
        )
