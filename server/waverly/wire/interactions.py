"""What happened between the shopper and the page, and between the shopper and an overlay."""

from typing import Annotated

from msgspec import Meta

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


class WebVitals(Event, frozen=True, kw_only=True, tag="web_vitals", omit_defaults=True):
    """How the page itself did in a sampled view, with Waverly at work (`watched`) or left out.

    Measured as the web-vitals library does: largest contentful paint, interaction to next paint and time
    to first byte in milliseconds, cumulative layout shift as a score. What never happened is absent.
    """

    watched: bool
    lcp_ms: Millis | None = None
    inp_ms: Millis | None = None
    ttfb_ms: Millis | None = None
    cls: Annotated[float, Meta(ge=0, le=1000)] | None = None


class LiteMode(Event, frozen=True, kw_only=True, tag="lite_mode", omit_defaults=True):
    """The page was under pressure, and pointer and hovers are sampled no more in this tab.

    `reason` is `save_data` or `long_tasks`; `blocked_ms` is how long the latter kept the page from answering.
    """

    reason: Name
    blocked_ms: Millis = 0


INTERACTIONS: tuple[type[Event], ...] = (
    ViewProgress,
    OverlayExposed,
    OverlayEngaged,
    OverlayAnswered,
    OverlayDismissed,
    OverlayFailed,
    WebVitals,
    LiteMode,
)
"""Every kind of interaction event."""
