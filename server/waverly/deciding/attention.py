"""One budget of attention per visitor: every overlay costs some, a dialog more than a quiet card."""

from collections.abc import Iterable

from waverly.clock import DAY_MS
from waverly.deciding.objection import Objection
from waverly.deciding.opportunity import Opportunity, Policy
from waverly.sessions import Seen

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
"""Starting prices in points. A card in the corner is 1; a dialog takes the page away, so two in a week
are the most. A store's table of shares may carry its own."""

DEAREST = max(PRICES.values())


def spent(seen: Iterable[Seen], policy: Policy, at: int) -> float:
    """Return what was spent within the budget's days before `at` (milliseconds)."""
    since = at - policy.attention_days * DAY_MS
    return sum(price_of(each.format, policy) for each in seen if each.at > since)


def price_of(form: str, policy: Policy) -> float:
    """Return what showing something in this format costs; an unknown one costs as much as the dearest."""
    own = policy.table.attention_prices.get(form)
    return PRICES.get(form, DEAREST) if own is None else own


def can_afford(form: str, seen: Iterable[Seen], policy: Policy, at: int) -> bool:
    """Return whether a visitor has attention left for something in this format."""
    return price_of(form, policy) <= policy.attention_budget - spent(seen, policy, at)


def left_for(o: Opportunity, policy: Policy) -> float:
    """Return the points a visitor has left at an opportunity."""
    return policy.attention_budget - spent((*o.profile.seen, *o.state.shown), policy, o.at)


def over_budget(form: str, left: float, policy: Policy) -> Objection | None:
    """Return the objection to asking for more attention than the `left` points, or None."""
    price = price_of(form, policy)
    if price <= left:
        return None
    return Objection(
        rule="attention",
        found=f"{max(left, 0.0):g} of {policy.attention_budget:g} left this week",
        wanted=f"at least {price:g}, the price of a {form}",
    )
