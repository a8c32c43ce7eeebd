"""What an opportunity gives a campaign to speak of."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from waverly.campaigns import Campaign, Situation
from waverly.clock import start_of
from waverly.deciding.opportunity import Opportunity
from waverly.sessions import SessionState
from waverly.wire import Cart

MOST_NOTICED = 3
"""Moments a chat is told of: the last few say what the shopper is about now."""


def situation_of(o: Opportunity) -> Situation:
    """Return what may be said at this opportunity, whatever the campaign."""
    return Situation(
        known=o.known,
        page=o.page,
        cart=_cart(o),
        moment=o.moment,
        noticed=_noticed(o.state),
        at=o.at,
    )


def situated(situation: Situation, campaign: Campaign) -> Situation:
    """Return the same with what a campaign says of itself: when it ends."""
    ends_at = _end_of(campaign)
    return situation if ends_at is None else replace(situation, ends_at=ends_at)


def _cart(o: Opportunity) -> Cart:
    """Return the cart the page shows, else what the session knows of it."""
    if o.page.cart is not None:
        return o.page.cart
    return Cart(items=o.state.cart_items, value=o.state.cart_value or None)


def _noticed(state: SessionState) -> tuple[str, ...]:
    latest = sorted(state.moments, key=lambda kind: -state.moments[kind].last_at)
    return tuple(latest[:MOST_NOTICED])


def _end_of(campaign: Campaign) -> int | None:
    """Return when the last day of a campaign is over, in milliseconds."""
    if campaign.schedule.end is None:
        return None
    next_day = date.fromisoformat(campaign.schedule.end) + timedelta(days=1)
    return start_of(next_day.isoformat(), ZoneInfo(campaign.schedule.zone))
