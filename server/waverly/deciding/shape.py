"""The gentlest format that serves: what a campaign asks for, and what this shopper's situation allows."""

from waverly.campaigns import Campaign
from waverly.deciding.opportunity import Opportunity
from waverly.wire import TOUCH_DEVICES
from waverly.wire.overlay import Format


def format_for(campaign: Campaign, o: Opportunity) -> Format:
    """Return the format to use.

    A modal takes the keyboard away from whoever is using it, so it is kept for a mouse user heading
    for the exit, once a session; everybody else gets the card, and touch screens the sheet.
    """
    if o.page.device in TOUCH_DEVICES:
        return "sheet"
    if campaign.overlay.format != "modal":
        return "corner"
    is_unwelcome = o.ask.input != "mouse" or o.ask.reduced_motion or o.state.displayed > 0
    is_arrival = o.state.views <= 1 and o.page.referrer == "search"
    if is_unwelcome or is_arrival or o.moment != "exit_intent":
        return "corner"
    return "modal"
