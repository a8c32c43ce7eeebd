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
    recent = {
        kind: total.strength
        for kind, total in state.moments.items()
        if state.last_at - total.last_at <= FADED_MS
    }
    if sum(recent.get(kind, 0.0) for kind in FRUSTRATING) >= FRUSTRATED_FROM:
        return "frustrated"
    return "hesitant" if sum(recent.values()) >= HESITANT_FROM else "focused"
