"""The visitor's history before this session."""

from bisect import bisect_right

from waverly.clock import DAY_MS
from waverly.features.registry import MISSING, feature
from waverly.sessions import Profile, SessionState
from waverly.wire import Page


@feature("visitor", "visits")
def visits(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Earlier visits."""
    return profile.visits


@feature("visitor", "days")
def recency(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Days since the last visit; missing on the first."""
    return MISSING if profile.last_at is None else max(0, at - profile.last_at) / DAY_MS


@feature("visitor", "days")
def known_for(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Days since the first visit; missing on the first."""
    return MISSING if profile.first_at is None else max(0, at - profile.first_at) / DAY_MS


@feature("visitor", "orders")
def orders(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Earlier orders."""
    return profile.orders


@feature("visitor", "currency units")
def revenue(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Value of earlier orders."""
    return profile.revenue


@feature("visitor", "days")
def order_recency(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Days since the last order; missing without one."""
    if profile.last_order_at is None:
        return MISSING
    return max(0, at - profile.last_order_at) / DAY_MS


@feature("visitor", "overlays")
def overlays_shown(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Overlays displayed in earlier visits, or held back."""
    return profile.overlays_shown


@feature("visitor", "overlays")
def overlays_dismissed(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Overlays closed in earlier visits."""
    return profile.overlays_dismissed


@feature("visitor", "visits")
def recent_visits(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Visits in the seven days before this one."""
    return profile.recent_visits


LOYAL_FROM_ORDERS = (1, 2, 5)
"""Orders from which a visitor is a customer, a returning customer, a regular."""


@feature("visitor", "tier, 0 to 3")
def loyalty(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Loyalty: 0 nobody yet, 1 ordered once, 2 ordered again, 3 a regular (five orders)."""
    return bisect_right(LOYAL_FROM_ORDERS, profile.orders)


@feature("visitor", "share")
def used_share(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Share of earlier overlays that were used; missing when none was shown."""
    if not profile.overlays_shown:
        return MISSING
    return profile.overlays_engaged / profile.overlays_shown
