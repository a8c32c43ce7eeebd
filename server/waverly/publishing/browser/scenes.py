"""What a campaign shows, wording by wording, filled from a specimen so that it can be drawn."""

from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign, fill
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.wording import versions
from waverly.publishing.browser.criteria import finding
from waverly.publishing.specimen import situation_for
from waverly.wire.overlay import AnyOverlay


class Scene(Struct, frozen=True, kw_only=True):
    """One overlay to draw: where its words stand in the file, and its language."""

    place: str
    overlay: AnyOverlay
    lang: str


def scenes_of(campaign: Campaign) -> tuple[list[Scene], list[CampaignFinding]]:
    """Return every wording as an overlay, filled from a specimen, and what could not be filled."""
    scenes, found = [], []
    for version in versions(campaign):
        template = version.template
        lang = template.lang or "en"
        filled = fill(template, situation_for(template, lang), template.format)
        if isinstance(filled, str):
            found.append(finding("not-shown", version.place, filled))
        else:
            scenes.append(Scene(place=version.place, overlay=filled, lang=lang))
    return scenes, found


def suited(overlay: AnyOverlay, *, is_touch: bool) -> AnyOverlay:
    """Return an overlay in the format the script would choose there (its `suitableFormat`)."""
    if is_touch and overlay.format not in ("inline", "banner"):
        return replace(overlay, format="sheet")
    if overlay.format == "sheet" and not is_touch:
        return replace(overlay, format="corner")
    return overlay
