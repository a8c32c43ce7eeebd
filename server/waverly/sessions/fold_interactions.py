"""How progress on a view, and what is done with an overlay, change a session's state."""

from waverly.sessions.fold import at_server, campaign_of, folds
from waverly.sessions.state import SessionState
from waverly.wire import Event
from waverly.wire import interactions as i

MAX_SECTIONS = 32
"""Sections remembered per session: more than any page marks, fewer than a hostile one sends."""

MAX_ANSWERS = 64
"""Answers remembered per session: more than all overlays of a shop ask."""

EARLY_MS = 15_000
"""A view may have gone on for so long before its first batch arrives: the page waits 2 s and until it is idle
before it sends, and tries again once after at most 8 s without an answer."""

NOTHING_YET = (0, 0, 0)
"""The totals of a view that has told none."""


@folds(i.ViewProgress)
def _view_progress(state: SessionState, event: i.ViewProgress) -> None:
    """The event carries the view's totals so far, so only their growth is added."""
    active_ms, clicks, hovers = state.view_totals.get(state.view, NOTHING_YET)
    if event.active_ms > active_ms:
        most_ms = (
            at_server(state, event) - state.opened_at + EARLY_MS
        )  # two windows may be in use at once
        active = min(state.active_ms + grown_ms(state, event, active_ms), most_ms)
        state.active_ms = max(state.active_ms, active)
        active_ms = event.active_ms
    if event.clicks > clicks:
        state.clicks += event.clicks - clicks
        clicks = event.clicks
    if event.hovers > hovers:
        state.hovers += event.hovers - hovers
        hovers = event.hovers
    state.view_totals[state.view] = (active_ms, clicks, hovers)
    state.depth = max(state.depth, event.depth)
    for section, dwell_ms in event.sections.items():
        _longest(state.section_ms, section, dwell_ms)


def grown_ms(state: SessionState, event: i.ViewProgress, known_ms: int) -> int:
    """Return the active time by which a view grew within the session, `known_ms` being known of it before.

    A page left open from one visit to the next counts on from when it was opened: of that, no more than
    the session has lasted can lie within it.
    """
    growth_ms = event.active_ms - known_ms
    lasted_ms = max(at_server(state, event) - state.opened_at, 0)
    return growth_ms if growth_ms <= lasted_ms + EARLY_MS else lasted_ms


def _longest(section_ms: dict[str, int], section: str, dwell_ms: int) -> None:
    if section in section_ms or len(section_ms) < MAX_SECTIONS:
        section_ms[section] = max(section_ms.get(section, 0), dwell_ms)


@folds(i.OverlayDismissed)
def _overlay_dismissed(state: SessionState, event: i.OverlayDismissed) -> None:
    state.dismissed += 1
    total = campaign_of(state, event.decision)
    if total is not None:
        total.dismissed_at = at_server(state, event)


@folds(i.OverlayEngaged)
def _overlay_engaged(state: SessionState, event: i.OverlayEngaged) -> None:
    _used(state, event.decision)


def _used(state: SessionState, decision: str) -> None:
    state.engaged += 1
    total = campaign_of(state, decision)
    if total is not None:
        total.engaged += 1


@folds(i.OverlayAnswered)
def _overlay_answered(state: SessionState, event: i.OverlayAnswered) -> None:
    """The last answer to a question holds; one who answers has used the overlay."""
    if event.element in state.answers or len(state.answers) < MAX_ANSWERS:
        answer = event.answer if isinstance(event.answer, str) else f"{event.answer:g}"
        state.answers[event.element] = answer
    _used(state, event.decision)


@folds(i.OverlayFailed)
def _overlay_failed(state: SessionState, event: i.OverlayFailed) -> None:
    """It took nobody's attention, so caps, budget and quiet time are as if it had not been tried."""
    if event.decision not in state.decision_campaigns:
        return
    place = list(state.decision_campaigns).index(event.decision)
    total = state.campaigns[state.decision_campaigns.pop(event.decision)]
    total.displayed -= 1
    state.displayed -= 1
    state.shown = state.shown[:place] + state.shown[place + 1 :]
    state.displayed_at = state.shown[-1].at if state.shown else None


@folds(i.WebVitals, i.LiteMode)
def _of_the_page(state: SessionState, event: Event) -> None:
    """How the page did says nothing about the shopper; reports read it from the journal."""


@folds(i.OverlayExposed)
def _only_journalled(state: SessionState, event: Event) -> None:
    """What was seen is read from the journal; caps count what was decided."""
