"""What happened between the shopper and the page, and between the shopper and an overlay."""

from waverly.wire.event import Event
from waverly.wire.scalars import Count, Id, Millis, Name, Share


class ViewProgress(Event, frozen=True, kw_only=True, tag="view_progress", omit_defaults=True):
    """How a view went so far: totals since the view began, sent when it is hidden or left.

    `sections` maps a region of the page to the milliseconds it was at least half in view.
    """

    active_ms: Millis = 0
    depth: Share = 0.0
    clicks: Count = 0
    hovers: Count = 0
    sections: dict[Name, Millis] = {}


class OverlayExposed(Event, frozen=True, kw_only=True, tag="overlay_exposed", omit_defaults=True):
    """An overlay was really seen: at least half of it in view for one second."""

    decision: Id


class OverlayEngaged(Event, frozen=True, kw_only=True, tag="overlay_engaged", omit_defaults=True):
    """The shopper used an overlay: an action was pressed or an answer opened."""

    decision: Id
    element: Name | None = None


class OverlayAnswered(Event, frozen=True, kw_only=True, tag="overlay_answered", omit_defaults=True):
    """The shopper answered a question of an overlay: a poll, a quiz, a slider, a reason.

    `element` names the question, `answer` is an option's id or a number; nothing typed is among them.
    """

    decision: Id
    element: Name
    answer: Name | float


class OverlayDismissed(
    Event, frozen=True, kw_only=True, tag="overlay_dismissed", omit_defaults=True
):
    """The shopper closed an overlay; `how` is `close`, `escape` or `outside`."""

    decision: Id
    how: Name | None = None
    shown_ms: Millis = 0


class OverlayFailed(Event, frozen=True, kw_only=True, tag="overlay_failed", omit_defaults=True):
    """An overlay could not be shown; `reason` says what stood in the way."""

    decision: Id
    reason: Name | None = None


INTERACTIONS: tuple[type[Event], ...] = (
    ViewProgress,
    OverlayExposed,
    OverlayEngaged,
    OverlayAnswered,
    OverlayDismissed,
    OverlayFailed,
)
"""Every kind of interaction event."""
