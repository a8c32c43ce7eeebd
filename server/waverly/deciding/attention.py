"""One budget of attention per visitor: every overlay costs some, a dialog more than a quiet card."""

from collections.abc import Iterable

from waverly.clock import DAY_MS
from waverly.deciding.objection import Objection
from waverly.deciding.opportunity import Opportunity, Policy
from waverly.sessions import Showing

PRICES = {
    "inline": 0.5,
    "popover": 0.5,
    "corner": 1.0,
    "banner": 1.0,
    "sheet": 1.5,
    "mail": 2.0,
    "modal": 4.0,
    "fullscreen": 6.0,
}
"""Starting prices in points. A card in the corner is 1. A dialog covers the page and costs so much that
at most two fit into a week. A store's table of shares may carry its own."""

DEAREST = max(PRICES.values())


def spent(seen: Iterable[Showing], policy: Policy, at: int, device: str = "") -> float:
    """Return what was spent within the budget's days before `at` (milliseconds), at a device's prices."""
    since = at - policy.attention_days * DAY_MS
    return sum(price_of(each.format, policy, device) for each in seen if each.at > since)


def price_of(overlay_format: str, policy: Policy, device: str = "") -> float:
    """Return what showing something in this format costs; an unknown format costs as much as the dearest.

    The store's own price for the device goes first, then its own for all devices, then the starting one.
    """
    own = policy.table.attention_prices
    start = PRICES.get(overlay_format, DEAREST)
    if not own:
        return start
    return own.get(price_name(overlay_format, device), own.get(overlay_format, start))


def price_name(overlay_format: str, device: str = "") -> str:
    """Return the name a price has in a table of shares: `sheet`, or `sheet/mobile` for one device."""
    return f"{overlay_format}/{device}" if device else overlay_format


def can_afford(overlay_format: str, seen: Iterable[Showing], policy: Policy, at: int) -> bool:
    """Return whether a visitor has attention left for something in this format."""
    return price_of(overlay_format, policy) <= policy.attention_budget - spent(seen, policy, at)


def left_for(o: Opportunity, policy: Policy) -> float:
    """Return the points a visitor has left at an opportunity."""
    seen = (*o.profile.seen, *o.state.shown)
    return policy.attention_budget - spent(seen, policy, o.at, o.page.device)


def over_budget(
    overlay_format: str, left: float, policy: Policy, device: str = ""
) -> Objection | None:
    """Return the objection to asking for more attention than the `left` points, or None."""
    price = price_of(overlay_format, policy, device)
    if price <= left:
        return None
    return Objection(
        rule="attention",
        found=f"{max(left, 0.0):g} of {policy.attention_budget:g} left this week",
        wanted=f"at least {price:g}, the price of a {overlay_format}",
    )
