"""The base every event on the wire shares."""

from msgspec import Struct

from waverly.wire.scalars import Id, Instant, Seq, Share


class Event(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """Something reported by the page. `at` is the client's clock; the server corrects it by `sent_at`."""

    seq: Seq
    at: Instant


class Moment(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A micro-moment of hesitation, made by one detector: numbers, never raw traces.

    `strength` is 1 at a textbook case and falls towards 0 with doubt.
    """

    strength: Share = 1.0
    product: Id | None = None
