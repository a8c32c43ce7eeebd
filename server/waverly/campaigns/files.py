"""Reads campaign files and says exactly what is wrong with one."""

import hashlib
from collections.abc import Iterable
from itertools import takewhile

import msgspec

from waverly.campaigns.checking import check
from waverly.campaigns.schema import Campaign
from waverly.errors import CampaignError
from waverly.errors.fitting import toml_as


def parse(text: str, place: str) -> Campaign:
    """Return the campaign in a TOML text. Raises CampaignError naming the place, the value and the mend."""
    otherwise = "The campaign reference lists every key and what it takes."
    campaign = toml_as(text, Campaign, place, CampaignError, otherwise)
    check(campaign, place)
    return campaign


def head_note(text: str) -> str:
    """Return the comment at the head of a campaign's file as one paragraph, empty where there is none."""
    lines = takewhile(lambda line: line.startswith("#"), text.splitlines())
    return " ".join(line.lstrip("#").strip() for line in lines)


def switched(text: str, *, enabled: bool) -> str:
    """Return a campaign's file with `enabled` set and everything else as it was, comments included."""
    # Imported here: only the admin's switch changes a file, and a server starts without it.
    import tomlkit

    document = tomlkit.parse(text)
    document["enabled"] = enabled
    return document.as_string()


def encode(campaigns: Iterable[Campaign]) -> bytes:
    """Return the campaigns as canonical JSON, sorted by id: what a policy version is the digest of."""
    ordered = sorted(campaigns, key=lambda campaign: campaign.id)
    return msgspec.json.encode(ordered, order="sorted")


def decode(content: bytes) -> tuple[Campaign, ...]:
    """Return the campaigns in canonical JSON."""
    return msgspec.json.decode(content, type=tuple[Campaign, ...])


def version_of(content: bytes) -> str:
    """Return the policy version: the first 12 hex digits of the SHA-256 of the canonical JSON."""
    return hashlib.sha256(content).hexdigest()[:12]
