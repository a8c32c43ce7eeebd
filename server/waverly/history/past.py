"""What was known about a visitor when each past session opened, as it would have been live."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from msgspec.structs import replace

from waverly.history.past_event import PastEvent
from waverly.history.sessionize import MAX_EVENTS, ImportedSession, bodies, sessionize
from waverly.sessions import RECENT_MS, Profile
from waverly.storage import JournalRow
from waverly.storage.log.session_stream import StoredSession


def past_sessions(
    events: Iterable[PastEvent], site: str, most: int = MAX_EVENTS
) -> Iterator[tuple[StoredSession, ImportedSession]]:
    """Every session of a log, as the journal would hold it, beside what it was made from.

    `events` come by visitor and, within one, by time. A profile knows what this log tells, no more.
    """
    for _, told in groupby(events, key=attrgetter("visitor")):
        profile = Profile()
        opened: list[int] = []
        for imported in sessionize(told, site, most):
            at = imported.events[0].at
            opened = [each for each in opened if each > at - RECENT_MS]
            yield stored(imported, site, replace(profile, recent_visits=len(opened))), imported
            profile = _after(profile, imported)
            opened.append(at)


def stored(imported: ImportedSession, site: str, profile: Profile) -> StoredSession:
    """Return a session as the journal would hold it, of a visitor of whom this much was known."""
    rows = tuple(
        JournalRow(site=site, session=imported.id, version=number, received_at=at, body=body)
        for number, (at, body) in enumerate(bodies(imported, site), start=1)
    )
    return StoredSession(
        id=imported.id,
        visitor=imported.visitor,
        opened_at=imported.events[0].at,
        profile=profile,
        rows=rows,
    )


def _after(profile: Profile, imported: ImportedSession) -> Profile:
    bought = _orders(imported)
    opened_at = imported.events[0].at
    return replace(
        profile,
        visits=profile.visits + 1,
        first_at=opened_at if profile.first_at is None else profile.first_at,
        last_at=opened_at,
        orders=profile.orders + len(bought),
        revenue=profile.revenue + sum(event.value or 0.0 for event in bought),
        last_order_at=bought[-1].at if bought else profile.last_order_at,
    )


def _orders(imported: ImportedSession) -> list[PastEvent]:
    """Return the first line of each order, in order of time: many a shop writes a line for each item.

    Orders without a number are one, as they are on the wire.
    """
    bought: dict[str, PastEvent] = {}
    for event in imported.events:
        if event.kind == "purchased":
            bought.setdefault(event.order or "", event)
    return list(bought.values())
