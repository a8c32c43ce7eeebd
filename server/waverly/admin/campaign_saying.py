"""What a campaign says: as its file does, and in other words by device, language and mood."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.admin.campaign_words import filling, plain
from waverly.campaigns import Campaign
from waverly.campaigns.templates import AnyTemplate, FaqTemplate
from waverly.campaigns.wording import OtherWording, dressed, wordings
from waverly.catalogue.tongue import name_of
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
        _saying(_to(other), dressed(campaign.overlay, other.words)) for other in wordings(campaign)
    ]
    return [_saying("", campaign.overlay), *others]


def _to(other: OtherWording) -> str:
    if other.lang is None:
        return LISTENERS[other.place]
    tone = LISTENERS.get(other.place.removeprefix(f"locales.{other.lang}."))
    language = name_of(other.lang)
    return f"In {language}" if tone is None else f"{tone}, in {language}"


def _saying(to: str, overlay: AnyTemplate) -> Saying:
    return Saying(
        to=to,
        overlay=overlay,
        body=plain(getattr(overlay, "body", "")),
        questions=overlay.items if isinstance(overlay, FaqTemplate) else (),
        filling=filling(overlay),
    )
