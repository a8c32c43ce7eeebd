"""What a campaign passed, or did not, before it was published: kept as evidence."""

import hashlib

import msgspec
from msgspec import Struct

from waverly import __version__
from waverly.campaigns.accessibility.theme import Theme
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.schema import Campaign


class GateHalf(Struct, frozen=True, kw_only=True):
    """One half of the gate: `words` needs nothing, `browser` draws everything and walks through it.

    `checked` names what was looked at, each with its criterion; `renders` counts the pictures looked at
    and `by` says with what. `skipped` says why it was not run, and is empty when it was.
    """

    name: str
    checked: tuple[str, ...] = ()
    renders: int = 0
    by: str = ""
    skipped: str = ""


class GateEvidence(Struct, frozen=True, kw_only=True):
    """One run of the gate over one campaign. `content` is the digest of what was looked at.

    `passed` is true when nothing was refused by the parts that ran. `at` is server milliseconds.
    """

    campaign: str
    content: str
    at: int
    passed: bool
    parts: tuple[GateHalf, ...]
    findings: tuple[CampaignFinding, ...]


def content_of(campaign: Campaign, theme: Theme) -> str:
    """Return the digest of all that a shopper may see of a campaign: its words and the shop's look.

    The version counts, too: a later one knows more rules.
    """
    said = (__version__, *said_by(campaign), theme)
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:16]


def said_by(campaign: Campaign) -> tuple[object, ...]:
    """Return all that a shopper may see of a campaign, but for the shop's look."""
    return campaign.overlay, campaign.tones, campaign.locales, campaign.devices


def was_drawn(evidence: GateEvidence) -> bool:
    """Return whether a browser has drawn it, too."""
    return any(part.name == "browser" and not part.skipped for part in evidence.parts)
