"""What a campaign says: as its file does, and in other words by device, language and mood."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.admin.campaign_words import filling, plain
from waverly.campaigns import Campaign
from waverly.campaigns.templates import AnyTemplate, FaqTemplate
from waverly.campaigns.wording import dressed, wordings
from waverly.wire.overlay import Question

LISTENERS = {
    "tones.frustrated": "To the frustrated",
    "tones.hesitant": "To the hesitant",
    "tones.focused": "To the focused",
    "devices.mobile": "On a phone",
    "devices.tablet": "On a tablet",
    "devices.desktop": "On a desktop",
}


class Saying(Struct, frozen=True, kw_only=True):
    """An overlay as words on a page. `to` says who reads it, empty for everybody else."""

    to: str
    overlay: AnyTemplate
    body: str
    questions: Sequence[Question]
    filling: str


def sayings(campaign: Campaign) -> list[Saying]:
    """Return what a campaign says, first as its file does."""
    others = [
        _saying(
            LISTENERS.get(place) or f"In {_last(place)}",
            dressed(campaign.overlay, words),
        )
        for place, words in wordings(campaign)
    ]
    return [_saying("", campaign.overlay), *others]


def _saying(to: str, overlay: AnyTemplate) -> Saying:
    return Saying(
        to=to,
        overlay=overlay,
        body=plain(getattr(overlay, "body", "")),
        questions=overlay.items if isinstance(overlay, FaqTemplate) else (),
        filling=filling(overlay),
    )


def _last(place: str) -> str:
    return place.rpartition(".")[2]
