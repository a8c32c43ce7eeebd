"""Where the shopper is, on what, and when."""

from waverly.clock import DAY_MS, HOUR_MS
from waverly.features.registry import feature
from waverly.sessions import Profile, SessionState
from waverly.wire import TOUCH_DEVICES, Page

PAGE_STEPS = {"home": 0, "listing": 1, "search": 1, "product": 2, "cart": 3, "checkout": 4}
"""How far down the funnel a page type lies; others count as 0."""

THURSDAY = 3
"""1970-01-01, the day instants are counted from."""


@feature("context", "step, 0 to 4")
def funnel_step(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """How far down the funnel the current page lies, from 0 (home) to 4 (checkout)."""
    return PAGE_STEPS.get(page.type, 0)


@feature("context", "0 or 1")
def touch(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Whether the device is used by touch."""
    return float(page.device in TOUCH_DEVICES)


@feature("context", "CSS px")
def width(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Width of the viewport."""
    return page.width


@feature("context", "0 or 1")
def from_search(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Whether the visit came from a search engine."""
    return float(state.source == "search")


@feature("context", "0 or 1")
def from_mail(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Whether the visit came from an e-mail."""
    return float(state.source == "email")


@feature("context", "h, 0 to 24")
def hour(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Hour of the day, UTC."""
    return at % DAY_MS / HOUR_MS


@feature("context", "day, 0 to 6")
def weekday(state: SessionState, profile: Profile, page: Page, at: int) -> float:
    """Day of the week, UTC, Monday being 0."""
    return (at // DAY_MS + THURSDAY) % 7
