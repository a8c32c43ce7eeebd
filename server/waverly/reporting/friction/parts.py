"""Friction by part of the page: what is pressed in anger or in vain, read again, or lingered on. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from waverly.storage.measured.visit_rows import Visit


class PartFriction(Struct, frozen=True, kw_only=True):
    """One kind of moment at one part of one kind of page."""

    page: str
    part: str
    kind: str
    moments: int
    sessions: int
    share: float
    """The share of views of that kind of page at which it happened."""


def parts_of(visits: Iterable[Visit]) -> tuple[PartFriction, ...]:
    """Return every part with its moments, commonest first."""
    moments: Counter[tuple[str, str, str]] = Counter()
    sessions: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    views: Counter[str] = Counter()
    for visit in visits:
        views.update(view.type for view in visit.views)
        for felt in visit.moments:
            known = 0 <= felt.view < len(visit.views)
            page = visit.views[felt.view].type if known else "unknown"
            key = (page, felt.part or "page", felt.kind)
            moments[key] += 1
            sessions[key].add(visit.session)
    return tuple(
        PartFriction(
            page=page,
            part=part,
            kind=kind,
            moments=count,
            sessions=len(sessions[page, part, kind]),
            share=min(1.0, count / views[page]) if views[page] else 0.0,
        )
        for (page, part, kind), count in sorted(
            moments.items(), key=lambda each: (-each[1], each[0])
        )
    )
