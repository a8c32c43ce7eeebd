"""How a view went on since it was last told of: its progress comes as totals, again and again."""

from waverly.reporting.words import seconds
from waverly.sessions import SessionState
from waverly.sessions.fold_interactions import grown_ms
from waverly.wire.interactions import ViewProgress

Told = dict[str, ViewProgress]
"""What was last told of each view."""

LEAST_MS = 500
LEAST_DEPTH = 0.01
"""Less than that is no news: a page tells its totals with every moment, and twice when it is left."""


def what_is_new(event: ViewProgress, state: SessionState, told: Told) -> str:
    """Return what is new of the view the session is in, and note it in `told`; empty where nothing is."""
    before = told.get(state.view)
    if before is None:
        told[state.view] = event
        return f"{seconds(grown_ms(state, event, 0))} active, {event.depth:.0%} deep"
    parts = []
    more_ms = grown_ms(state, event, before.active_ms)
    if more_ms >= LEAST_MS:
        parts.append(f"{seconds(more_ms)} more active")
    if event.depth - before.depth >= LEAST_DEPTH:
        parts.append(f"{event.depth:.0%} deep now")
    if parts:
        told[state.view] = event
    return ", ".join(parts)
