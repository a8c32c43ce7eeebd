"""An entry: one answered batch with all that is stored of it in one transaction."""

from msgspec import Struct

from waverly.deciding import Record
from waverly.sessions import Profile


class Outcome(Struct, frozen=True, kw_only=True):
    """Something that resulted from a visit. `(site, kind, key)` is unique, so it counts once.

    `number` is what people call an order that has another key.
    """

    kind: str
    key: str
    at: int
    decision: str | None = None
    value: float | None = None
    currency: str | None = None
    items: int | None = None
    number: str | None = None


class Opening(Struct, frozen=True, kw_only=True):
    """A session's first batch: where it came from and what was known of the visitor."""

    device: str
    referrer: str
    profile: Profile


class Entry(Struct, frozen=True, kw_only=True):
    """One batch as it came, the session version it makes, and what was decided and learned on it."""

    site: str
    visitor: str
    session: str
    version: int
    received_at: int
    body: bytes
    opening: Opening | None = None
    record: Record | None = None
    outcomes: tuple[Outcome, ...] = ()


class JournalRow(Struct, frozen=True, kw_only=True):
    """One batch read back from the journal, with the decision made on it, if any."""

    site: str
    session: str
    version: int
    received_at: int
    body: bytes
    record: Record | None = None
