"""What is known of a visitor when a session opens: a snapshot, taken once, so that replay sees the same."""

from msgspec import Struct

from waverly.clock import DAY_MS


class CampaignHistory(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often and when a campaign was last displayed to, and dismissed by, this visitor."""

    times: int = 0
    last_at: int | None = None
    dismissed_at: int | None = None


class Showing(Struct, frozen=True, kw_only=True):
    """Something that asked for this visitor's attention: when (milliseconds), and in which format."""

    at: int
    format: str


RECENT_MS = 7 * DAY_MS
"""Visits within a week before a session count as recent."""


class Profile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A visitor's history before the current session. Instants are in milliseconds since 1970 UTC.

    `first_at` is when the visitor was first seen, `last_at` the start of the previous session,
    `recent_visits` those of the week before.
    `seen` holds the latest things shown, whatever the campaign. `person` is the visitor whose groups this
    one shares: the earliest of a person's browsers; empty for a visitor who is nobody else's.
    """

    visits: int = 0
    recent_visits: int = 0
    first_at: int | None = None
    last_at: int | None = None
    orders: int = 0
    revenue: float = 0.0
    last_order_at: int | None = None
    overlays_shown: int = 0
    overlays_dismissed: int = 0
    overlays_engaged: int = 0
    shown: dict[str, CampaignHistory] = {}
    seen: tuple[Showing, ...] = ()
    person: str = ""
