"""Facts the server adds to a session's events, so that the fold sees everything, and nothing else."""

from msgspec import Struct

from waverly.sessions.profile import Profile
from waverly.wire import Consent, Page


class SessionOpened(Struct, frozen=True, kw_only=True):
    """The first fact of a session: what was known of the visitor at that instant."""

    at: int
    visitor: str
    profile: Profile


class BatchArrived(Struct, frozen=True, kw_only=True):
    """A batch was received. Its events are timed by `received_at - sent_at`: a wrong clock does no harm."""

    received_at: int
    sent_at: int
    view: str
    consent: Consent
    page: Page | None = None


class Decided(Struct, frozen=True, kw_only=True):
    """An opportunity was answered. `displayed` is true for who was, and who would have been, shown."""

    at: int
    decision: str
    view: str
    seq: int
    campaign: str
    displayed: bool
    format: str = "corner"


Fact = SessionOpened | BatchArrived | Decided
