"""Reads campaign files and says exactly what is wrong with one."""

import hashlib
import tomllib
from collections.abc import Iterable

import msgspec

from waverly.campaigns.checking import check
from waverly.campaigns.schema import Campaign
from waverly.errors import CampaignError


def parse(text: str, place: str) -> Campaign:
    """Return the campaign in a TOML text. Raises CampaignError naming the place, the value and the mend."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CampaignError(
            "This file is not TOML", place=place, value=str(error), mend="Correct that line."
        ) from error
    try:
        campaign = msgspec.convert(data, Campaign)
    except msgspec.ValidationError as error:
        sentence, _, path = str(error).partition(" - at ")
        raise CampaignError(
            sentence,
            place=f"{place} {path.strip('`')}".strip(),
            mend="The campaign reference lists every key and what it takes.",
        ) from error
    check(campaign, place)
    return campaign


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
