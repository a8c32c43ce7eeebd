"""A visit in which a draft would have been shown, line by line.

What shoppers did with an overlay that was really shown is listed as that, never as a reaction to the draft.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.reporting.timeline import TimelineEntry
from waverly.reporting.words import detail_of, title_of
from waverly.sessions import SessionState
from waverly.sessions.fold import at_server
from waverly.storage.log.session_stream import StoredSession
from waverly.wire import Event, UnknownEvent
from waverly.wire.interactions import (
    OverlayAnswered,
    OverlayDismissed,
    OverlayEngaged,
    OverlayExposed,
    OverlayFailed,
)

REACTIONS = (OverlayExposed, OverlayEngaged, OverlayAnswered, OverlayDismissed, OverlayFailed)


class ExampleVisit(Struct, frozen=True, kw_only=True):
    """One visit in which the draft would have been shown, line by line."""

    session: str
    lines: tuple[str, ...]


def really_shown(session: StoredSession) -> dict[str, str]:
    """Return the campaign each of a session's decisions really showed, by the decision's id."""
    return {
        row.record.id: row.record.arm
        for row in session.rows
        if row.record is not None and row.record.displayed
    }


def reactions_of(
    new: Iterable[Event | UnknownEvent], really: Mapping[str, str], state: SessionState
) -> list[TimelineEntry]:
    """Return what the shopper did to overlays that were really there, under their own names."""
    return [
        TimelineEntry(
            at=at_server(state, event),
            tone="event",
            title=f"Really shown then: {really.get(event.decision, 'another overlay')}",
            detail="; ".join(filter(None, (title_of(event).lower(), detail_of(event)))),
        )
        for event in new
        if isinstance(event, REACTIONS)
    ]


def example_of(session: StoredSession, entries: Sequence[TimelineEntry]) -> ExampleVisit:
    """Return a visit's lines in the order they happened."""
    ordered = sorted(entries, key=lambda entry: entry.at)
    return ExampleVisit(
        session=session.id, lines=tuple(_line(entry, session.opened_at) for entry in ordered)
    )


def _line(entry: TimelineEntry, opened_at: int) -> str:
    seconds = max(0, entry.at - opened_at) // 1000
    clock = f"{seconds // 60}:{seconds % 60:02}"
    if entry.tone == "decision":  # its first reason repeats its title and says why
        return f"{clock} {entry.detail}"
    between = " " if entry.tone == "page" else ": "  # a page's title has a colon of its own
    return f"{clock} {entry.title}{between if entry.detail else ''}{entry.detail}"
