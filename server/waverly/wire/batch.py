"""The request and the answer of `POST /v1/collect`."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from waverly.wire.overlay import AnyOverlay
from waverly.wire.page import Page
from waverly.wire.scalars import Id, Instant, Label, Millis, Name, Seq

Mood = Literal["focused", "hesitant", "frustrated"]

MAX_EVENTS_PER_BATCH = 200
"""A batch of 64 KiB holds fewer in practice; this bounds the time one request may take."""


class Consent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the shopper has allowed. Nothing is the default."""

    analytics: bool = False
    personalization: bool = False
    marketing: bool = False


class Ask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request for a decision, present only when a detector fired.

    `seq` is the moment that asks. `input` is how the shopper last acted
    (`mouse`, `touch`, `keyboard`): keyboard users and those who want less motion
    never get an unasked-for modal.
    """

    seq: Seq
    placements: Annotated[tuple[Name, ...], Meta(max_length=16)] = ("corner",)
    input: Name = "mouse"
    reduced_motion: bool = False


class Batch(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything a page has to say at one moment. `events` stay raw until `decode` reads each alone.

    `preview` is for the store's own people trying campaigns out (`data-preview` in the tag): they
    always get the leading help, and no figure counts them.
    """

    v: int
    site: Id
    visitor: Id
    session: Id
    view: Id
    sent_at: Instant
    consent: Consent = Consent()
    page: Page | None = None
    events: Annotated[list[Raw], Meta(max_length=MAX_EVENTS_PER_BATCH)] = []
    ask: Ask | None = None
    session_version: Annotated[int, Meta(ge=0)] = 0
    preview: bool = False


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Show this. `why` is the sentence behind "why am I seeing this?"."""

    id: Id
    campaign: Id
    variant: Name = "a"
    placement: Name = "corner"
    why: Label = ""
    overlay: AnyOverlay


class Answer(Struct, frozen=True, kw_only=True):
    """The answer to a batch, sent after the commit that holds it.

    `scores`, for a batch that asks, are the likelihoods `buying` (once learnt) and `leaving`.
    `reasons`, only for the store's own people (`preview`), say in sentences why so, and what ruled out
    every other candidate. `stall_ms`, on a checkout step whose own pace is known, is the active time after
    which a step without progress counts as stalled.
    """

    decision: Decision | None = None
    flags: dict[str, bool] = {}
    mood: Mood = "focused"
    scores: dict[str, float] = {}
    session_version: int = 0
    reasons: tuple[str, ...] | UnsetType = UNSET
    stall_ms: Millis | UnsetType = UNSET
