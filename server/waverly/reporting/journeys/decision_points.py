"""When intent shows: likelihood to buy by kind of page and by days since the first visit. Pure."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from waverly.clock import DAY_MS
from waverly.storage.measured.visit_rows import Visit

Key = TypeVar("Key")
SPANS = {
    0: "the same day",
    1: "1 day",
    2: "2 or 3 days",
    4: "4 to 7 days",
    8: "8 to 14 days",
    15: "15 to 30 days",
    31: "longer",
}
"""Days since the first visit, by the first of each span: later ones have too few moments to stand alone."""


class DecisionPoint(Struct, frozen=True, kw_only=True):
    """One page type, or one span of days. `score` is the mean likelihood to buy, if scored."""

    where: str
    moments: int
    scored: int
    score: float | None


class _Sum(Struct, kw_only=True):
    moments: int = 0
    scored: int = 0
    score: float = 0.0


def points_by_page(visits: Iterable[Visit]) -> tuple[DecisionPoint, ...]:
    """Return the decision points by kind of page, those with most moments first."""
    sums: dict[str, _Sum] = {}
    for visit in visits:
        for seen in visit.decisions:
            known = 0 <= seen.view < len(visit.views)
            where = visit.views[seen.view].type if known else "unknown"
            _add(sums, where, seen.score)
    points = [_point(where, each) for where, each in sums.items()]
    return tuple(sorted(points, key=lambda each: (-each.moments, each.where)))


def points_by_day(visits: Iterable[Visit]) -> tuple[DecisionPoint, ...]:
    """Return the decision points by days since the visitor's first visit, where that one is known."""
    first_at: dict[str, int] = {}
    sums: dict[int, _Sum] = {}
    for visit in visits:
        if not visit.earlier_visits:
            first_at.setdefault(visit.visitor, visit.opened_at)
        if visit.visitor not in first_at:
            continue
        for seen in visit.decisions:
            days = max(seen.at - first_at[visit.visitor], 0) // DAY_MS
            _add(sums, max(first for first in SPANS if first <= days), seen.score)
    return tuple(_point(SPANS[first], sums[first]) for first in sorted(sums))


def _add(sums: dict[Key, _Sum], where: Key, score: float | None) -> None:
    total = sums.setdefault(where, _Sum())
    total.moments += 1
    if score is not None:
        total.scored += 1
        total.score += score


def _point(where: str, total: _Sum) -> DecisionPoint:
    mean = total.score / total.scored if total.scored else None
    return DecisionPoint(where=where, moments=total.moments, scored=total.scored, score=mean)
