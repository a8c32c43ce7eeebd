"""The state of a session: the fold of its events, and the only thing features may read."""

from copy import copy
from typing import get_origin

from msgspec import Struct
from msgspec.structs import fields

from waverly.clock import MINUTE_MS
from waverly.sessions.profile import Profile, Showing
from waverly.wire import Consent, Page

IDLE_LIMIT_MS = 30 * MINUTE_MS
"""A session ends after this much silence (the 30 minutes web analytics has used since Urchin)."""

IMPORTED = "import-"
"""Sessions told from a file of the past have ids that begin so: nothing was ever shown in them."""


class MomentSum(Struct, kw_only=True):
    """What one kind of moment added up to in a session; `topics` has the strength by what it was about."""

    times: int = 0
    strength: float = 0.0
    last_at: int = 0
    topics: dict[str, float] = {}


class CampaignSum(Struct, kw_only=True):
    """What became of one campaign in a session."""

    displayed: int = 0
    last_at: int | None = None
    dismissed_at: int | None = None
    engaged: int = 0


class SessionState(Struct, kw_only=True):
    """One session so far. Instants are server milliseconds; durations are milliseconds.

    `seen` holds, for each view, a bit per event sequence number: a repeated event changes nothing.
    `view_totals` holds each view's active milliseconds, clicks and hovers; `section_ms` the longest
    time each section was in view. `source` is where the visit came from: its later pages were reached from
    within. `stepped_at` is the latest step forward: something put in the cart, the checkout or a step of it,
    an order. `query` holds the words searched last, scrubbed in the browser; `answers`
    what was last answered to each question of an overlay.
    """

    id: str = ""
    visitor: str = ""
    version: int = 0
    opened_at: int = 0
    last_at: int = 0
    shift_ms: int = 0
    view: str = ""
    view_at: int = 0
    page: Page = Page()
    source: str = ""
    consent: Consent = Consent()
    profile: Profile = Profile()

    events: int = 0
    seen: dict[str, int] = {}
    decided: dict[str, str] = {}

    views: int = 0
    views_by_type: dict[str, int] = {}
    products: dict[str, int] = {}
    priced_views: int = 0
    prices_seen: float = 0.0
    listings: int = 0
    searches: int = 0
    empty_searches: int = 0
    query: str = ""

    active_ms: int = 0
    view_totals: dict[str, tuple[int, int, int]] = {}
    depth: float = 0.0
    clicks: int = 0
    hovers: int = 0
    section_ms: dict[str, int] = {}

    moments: dict[str, MomentSum] = {}
    still_ms: int = 0
    cart_hover_ms: int = 0
    size_guide_opened: int = 0
    size_guide_ms: int = 0
    policy_ms: int = 0
    away_ms: int = 0
    scroll_travel: float = 0.0
    revisits: int = 0

    cart_items: int = 0
    cart_value: float | None = 0.0
    cart_currency: str | None = None
    cart_at: int | None = None
    stepped_at: int | None = None
    adds: int = 0
    removes: int = 0
    checkout_at: int | None = None
    checkout_steps: int = 0
    coupons: int = 0
    orders: int = 0
    revenue: float = 0.0
    order_ids: tuple[str, ...] = ()
    bought: tuple[str, ...] = ()

    campaigns: dict[str, CampaignSum] = {}
    decision_campaigns: dict[str, str] = {}
    displayed: int = 0
    displayed_at: int | None = None
    shown: tuple[Showing, ...] = ()
    dismissed: int = 0
    engaged: int = 0
    answers: dict[str, str] = {}
    case_open: bool = False


_DICTS = tuple(field.name for field in fields(SessionState) if get_origin(field.type) is dict)


def copied(state: SessionState) -> SessionState:
    """Return an independent copy: changing it leaves `state` as it was."""
    twin = copy(state)
    for name in _DICTS:
        setattr(twin, name, dict(getattr(state, name)))
    twin.moments = {kind: _copied_sum(total) for kind, total in state.moments.items()}
    twin.campaigns = {name: copy(total) for name, total in state.campaigns.items()}
    return twin


def _copied_sum(total: MomentSum) -> MomentSum:
    twin = copy(total)
    twin.topics = dict(total.topics)
    return twin
