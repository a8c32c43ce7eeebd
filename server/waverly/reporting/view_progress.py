"""What is new in a page view: pages send its progress and contents in full each time."""

from msgspec import Struct

from waverly.reporting.words import seconds
from waverly.sessions import SessionState
from waverly.sessions.fold_interactions import grown_ms
from waverly.wire.interactions import ViewProgress


class LastProgress(Struct, kw_only=True):
    """What was last told of each view: its progress, and its page as it stood in its line."""

    progress: dict[str, ViewProgress] = {}
    pages: dict[str, tuple[str, str]] = {}


LEAST_MS = 500
LEAST_DEPTH = 0.01
"""Less than that is no news: a page tells its totals with every moment, and twice when it is left."""


def what_is_new(event: ViewProgress, state: SessionState, told: LastProgress) -> str:
    """Return what is new of the view the session is in, and note it in `told`; empty where nothing is."""
    before = told.progress.get(state.view)
    if before is None:
        told.progress[state.view] = event
        return f"{seconds(grown_ms(state, event, 0))} active, {event.depth:.0%} deep"
    parts = []
    more_ms = grown_ms(state, event, before.active_ms)
    if more_ms >= LEAST_MS:
        parts.append(f"{seconds(more_ms)} longer")
    if event.depth - before.depth >= LEAST_DEPTH:
        parts.append(f"{event.depth:.0%} deep now")
    if parts:
        told.progress[state.view] = event
    return ", ".join(parts)


def is_new_page(line: tuple[str, str], state: SessionState, told: LastProgress) -> bool:
    """Return whether a page's line was not the last one told of this view, and note it in `told`.

    A page is told again in one view when another size was chosen, or when it said more of itself later.
    """
    is_new = told.pages.get(state.view) != line
    told.pages[state.view] = line
    return is_new
