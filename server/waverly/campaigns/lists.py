"""Which campaigns list products that were found, and whether they do it where a list can stand."""

import re
from collections.abc import Iterable

from waverly.campaigns.filling.found import WAYS
from waverly.campaigns.schema import Campaign
from waverly.campaigns.texts import texts_of
from waverly.campaigns.wording import versions
from waverly.errors import CampaignError

_SLOT = re.compile(r"\{found\.([^{}]*)\}")


def lists_found(campaigns: Iterable[Campaign]) -> bool:
    """Return whether any enabled campaign lists products that were found."""
    return any(
        _SLOT.search(piece.text)
        for campaign in campaigns
        if campaign.enabled
        for version in versions(campaign)
        for piece in texts_of(version)
    )


def check_found(campaign: Campaign, place: str) -> None:
    """Raise CampaignError for a list that has no such name, or stands in a heading or on a button."""
    for version in versions(campaign):
        for piece in texts_of(version):
            for slot in _SLOT.findall(piece.text):
                _check(slot, piece.role, f"{place} {piece.place}")


def _check(slot: str, role: str, place: str) -> None:
    if slot not in WAYS:
        raise CampaignError(
            "There is no such list of products",
            place=place,
            value=slot,
            mend=f"Use one of: {', '.join(f'{{found.{name}}}' for name in WAYS)}.",
        )
    if role != "text":
        raise CampaignError(
            "A list of products needs room for lines",
            place=place,
            value=f"{{found.{slot}}}",
            mend="Put it into a `body` or an `answer`.",
        )
