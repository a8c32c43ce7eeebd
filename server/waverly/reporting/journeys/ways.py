"""Entries, exits and the commonest ways through the shop. Pure: visits in, counts out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.reporting.journeys.page_names import PageKey
from waverly.reporting.measuring.steps import STEPS
from waverly.storage.measured.visit_rows import View, Visit

LONGEST_WAY = 8
"""Pages of a way that are told apart; what follows is the same way."""

COMMONEST = 10


class PageCount(Struct, frozen=True, kw_only=True):
    """How many visits began, or ended, on pages of a type at a path; `name` is that of its product."""

    type: str
    path: str
    name: str | None = None
    visits: int


class Way(Struct, frozen=True, kw_only=True):
    """Kinds of pages in order, with repeats told once, and how it ended: `bought` or `left`."""

    pages: tuple[str, ...]
    end: str
    visits: int
    share: float


class DropOff(Struct, frozen=True, kw_only=True):
    """Visits that reached a step, and those that got no further."""

    step: str
    reached: int
    stopped: int


def entries_of(visits: Iterable[Visit], names: Mapping[PageKey, str]) -> tuple[PageCount, ...]:
    """Return the pages visits began on, commonest first."""
    return _pages((visit.views[0] for visit in visits if visit.views), names)


def exits_of(visits: Iterable[Visit], names: Mapping[PageKey, str]) -> tuple[PageCount, ...]:
    """Return the pages visits without an order ended on, commonest first."""
    return _pages((visit.views[-1] for visit in visits if visit.views and not visit.orders), names)


def drop_offs_of(visits: Iterable[Visit]) -> tuple[DropOff, ...]:
    """Return how many visits reached each step, and how many stopped there."""
    deepest = Counter(max((step for _, step in visit.steps), default=0) for visit in visits)
    return tuple(
        DropOff(
            step=name,
            reached=sum(count for each, count in deepest.items() if each >= step),
            stopped=deepest[step],
        )
        for step, name in enumerate(STEPS)
    )


def ways_of(visits: Sequence[Visit]) -> tuple[Way, ...]:
    """Return the ten commonest ways."""
    counts = Counter(way_of(visit) for visit in visits if visit.views)
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        Way(pages=pages, end=end, visits=count, share=count / total)
        for (pages, end), count in ordered[:COMMONEST]
    )


def way_of(visit: Visit) -> tuple[tuple[str, ...], str]:
    """Return a visit's way: the kinds of its pages, without repeats next to each other, and its end."""
    pages: list[str] = []
    for view in visit.views:
        if not pages or pages[-1] != view.type:
            pages.append(view.type)
    return tuple(pages[:LONGEST_WAY]), "bought" if visit.orders else "left"


def _pages(views: Iterable[View], names: Mapping[PageKey, str]) -> tuple[PageCount, ...]:
    counts = Counter((view.type, view.path) for view in views)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        PageCount(type=key[0], path=key[1], name=names.get(key), visits=count)
        for key, count in ordered
    )
