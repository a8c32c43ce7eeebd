"""The shopper's mood, in three words, from the moments so far."""

from collections.abc import Iterable

from waverly.clock import MINUTE_MS
from waverly.sessions import MomentSum, SessionState
from waverly.wire import Mood

FRUSTRATING = ("rage_click", "dead_click", "form_struggle")
FRUSTRATED_FROM = 1.0
"""Summed strength of frustrating moments: one clear rage click is enough."""
HESITANT_FROM = 1.0
"""Summed strength of all moments: one clear moment is enough."""

FADED_MS = 15 * MINUTE_MS
"""A moment older than this no longer colours the mood."""


def mood(state: SessionState) -> Mood:
    """Return how the shopper is likely to feel now.

    A step forward, into the cart or through the checkout, settles the doubts before it, but not frustration.
    Without open doubts the shopper is `focused`.
    """
    recent = {
        kind: total
        for kind, total in state.moments.items()
        if state.last_at - total.last_at <= FADED_MS
    }
    if _strength(recent[kind] for kind in FRUSTRATING if kind in recent) >= FRUSTRATED_FROM:
        return "frustrated"
    settled_until = state.stepped_at or 0
    open_still = (total for total in recent.values() if total.last_at >= settled_until)
    return "hesitant" if _strength(open_still) >= HESITANT_FROM else "focused"


def tone(state: SessionState) -> Mood:
    """Return the mood help is worded for: `focused` only after a step forward.

    A shopper who has just begun to look around shows few signs of doubt, too, and gets the full text.
    """
    feeling = mood(state)
    has_stepped = state.stepped_at is not None and state.last_at - state.stepped_at <= FADED_MS
    return feeling if feeling != "focused" or has_stepped else "hesitant"


def _strength(moments: Iterable[MomentSum]) -> float:
    return sum(total.strength for total in moments)
