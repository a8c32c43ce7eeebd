"""How the visit has gone so far."""

from waverly.features.registry import feature
from waverly.sessions import Profile, SessionState
from waverly.wire import Page


@feature("session", "s")
def age(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time since the session opened."""
    return max(0, at - state.opened_at) / 1000


@feature("session", "s")
def active(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time with the page visible and in use."""
    return state.active_ms / 1000


@feature("session", "views")
def views(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Page views so far."""
    return state.views


@feature("session", "s per view")
def pace(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Mean time between page views."""
    return max(0, at - state.opened_at) / 1000 / max(1, state.views)


@feature("session", "s")
def view_age(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Time since the current view was first heard of."""
    return max(0, at - state.view_at) / 1000


@feature("session", "products")
def products(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Different products viewed."""
    return len(state.products)


@feature("session", "views")
def product_views(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Views of product pages."""
    return state.views_by_type.get("product", 0)


@feature("session", "views")
def listing_views(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Views of listings."""
    return state.views_by_type.get("listing", 0)


@feature("session", "views")
def policy_views(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Views of policy pages: returns, shipping, privacy."""
    return state.views_by_type.get("policy", 0)


@feature("session", "searches")
def searches(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Uses of the shop's search."""
    return state.searches


@feature("session", "searches")
def empty_searches(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Searches that found nothing."""
    return state.empty_searches


@feature("session", "share")
def depth(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Deepest scroll position on any page so far, from 0 at the top to 1 at the end."""
    return state.depth


@feature("session", "clicks")
def clicks(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Presses anywhere on the pages."""
    return state.clicks


@feature("session", "overlays")
def overlays(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Overlays displayed in this session, or held back."""
    return state.displayed


@feature("session", "overlays")
def dismissals(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Overlays closed by the shopper in this session."""
    return state.dismissed
