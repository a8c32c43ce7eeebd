"""The shopper's mood, in three words, from the moments so far."""

from waverly.sessions import SessionState
from waverly.wire import Mood

FRUSTRATING = ("rage_click", "dead_click", "form_struggle")
FRUSTRATED_FROM = 1.0
"""Summed strength of frustrating moments: one textbook rage click is enough."""
HESITANT_FROM = 1.0
"""Summed strength of all moments: one textbook moment is enough."""

FADED_MS = 15 * 60_000
"""A moment older than this no longer colours the mood."""


def mood(state: SessionState) -> Mood:
    """Return how the shopper is likely to feel now."""
    since = state.last_at - FADED_MS
    recent = [kind for kind, total in state.moments.items() if total.last_at >= since]
    if _strength(state, [kind for kind in FRUSTRATING if kind in recent]) >= FRUSTRATED_FROM:
        return "frustrated"
    return "hesitant" if _strength(state, recent) >= HESITANT_FROM else "focused"


def _strength(state: SessionState, kinds: list[str]) -> float:
    return sum([state.moments[kind].strength for kind in kinds])
