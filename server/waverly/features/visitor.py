"""The visitor's history before this session."""

from waverly.features.registry import MISSING, feature
from waverly.sessions import Profile, SessionState
from waverly.wire import Page

DAY_MS = 86_400_000


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
