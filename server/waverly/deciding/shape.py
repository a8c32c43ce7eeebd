"""Chooses the least obtrusive format that the campaign allows and the shopper's context permits."""

from waverly.campaigns import Campaign
from waverly.deciding.opportunity import Opportunity
from waverly.wire import TOUCH_DEVICES
from waverly.wire.overlay import Format
from waverly.wire.overlay.suits import DIALOGS, FORMATS, PLACED


def format_for(campaign: Campaign, o: Opportunity) -> Format:
    """Return the format to use.

    A dialog takes the page away from whoever is using it, so it is kept for one who is heading for the
    exit, once a session; everybody else gets the card, and touch screens the sheet. What stands in the
    page needs its region there.
    """
    wanted = campaign.overlay.format
    if wanted in PLACED and f"inline:{campaign.overlay.region}" not in o.ask.placements:
        wanted = "corner"
    if o.page.device in TOUCH_DEVICES:
        return wanted if wanted in ("inline", "banner") else _suiting(campaign, "sheet")
    if wanted == "sheet" or (wanted in DIALOGS and not _may_take_the_page(o)):
        return _suiting(campaign, "corner")
    return wanted


def is_on_request(overlay_format: Format, o: Opportunity) -> bool:
    """Return whether a small button comes first: no dialog opens by itself for those who use the keyboard
    or want less motion.
    """
    return overlay_format in DIALOGS and (o.ask.input == "keyboard" or o.ask.reduced_motion)


def _may_take_the_page(o: Opportunity) -> bool:
    is_arrival = o.state.views <= 1 and o.page.referrer == "search"
    return o.moment == "exit_intent" and not o.state.displayed and not is_arrival


def _suiting(campaign: Campaign, overlay_format: Format) -> Format:
    kind = str(type(campaign.overlay).__struct_config__.tag)
    return overlay_format if overlay_format in FORMATS[kind] else campaign.overlay.format
