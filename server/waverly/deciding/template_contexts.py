"""The facts of an opportunity that a campaign's texts may use."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from waverly.campaigns import Campaign, TemplateContext
from waverly.clock import start_of
from waverly.deciding.opportunity import Opportunity
from waverly.sessions import SessionState
from waverly.wire import Cart

MOST_NOTICED = 3
"""The number of moments passed to a chat: the last few say what the shopper is concerned with now."""


def template_context_of(o: Opportunity) -> TemplateContext:
    """Return the facts that any campaign may use at this opportunity."""
    return TemplateContext(
        known=o.known,
        page=o.page,
        cart=cart_of(o),
        moment=o.moment,
        noticed=_noticed(o.state),
        at=o.at,
    )


def with_end_of(context: TemplateContext, campaign: Campaign) -> TemplateContext:
    """Return the same with a fact about the campaign itself: when it ends."""
    ends_at = _end_of(campaign)
    return context if ends_at is None else replace(context, ends_at=ends_at)


def cart_of(o: Opportunity) -> Cart:
    """Return the cart as it is now: what the backend holds where that is newer, else what the session knows.

    The session follows what pages show and what is put in and taken out. Somebody who has been here before
    may come with a full cart: while nothing was seen of it, its value is unknown.
    """
    told = _held(o)
    if told is not None:
        return told
    state, shown = o.state, o.page.cart
    is_unseen = shown is None and not state.cart_items and o.profile.visits > 0
    return Cart(
        items=state.cart_items,
        value=None if is_unseen else state.cart_value,
        currency=state.cart_currency,
        products=() if shown is None else shown.products,
    )


def _held(o: Opportunity) -> Cart | None:
    """Return the cart that the store's backend sent, unless a page knows something newer.

    The page in view has precedence. Additions and orders are as old as their events, and what earlier pages
    showed is at least as old as this view. If something was removed in this visit, that may have happened
    just now. A cart from before an order may be what was ordered.
    """
    held, state = o.known.held, o.state
    if held is None or o.page.cart is not None:
        return None
    said = [state.stepped_at or 0, o.profile.last_order_at or 0]
    if state.cart_items:
        said.append(state.view_at)
    if state.removes:
        said.append(state.last_at)
    return held.cart if held.at > max(said) else None


def _noticed(state: SessionState) -> tuple[str, ...]:
    latest = sorted(state.moments, key=lambda kind: -state.moments[kind].last_at)
    return tuple(latest[:MOST_NOTICED])


def _end_of(campaign: Campaign) -> int | None:
    """Return when the last day of a campaign is over, in milliseconds."""
    if campaign.schedule.end is None:
        return None
    next_day = date.fromisoformat(campaign.schedule.end) + timedelta(days=1)
    return start_of(next_day.isoformat(), ZoneInfo(campaign.schedule.zone))
