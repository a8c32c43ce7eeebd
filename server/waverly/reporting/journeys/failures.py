"""Failure points: where people bounce and where they do the same thing again and again. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from waverly.storage.measured.visit_rows import View, Visit

REPEATED_ACTIONS = (
    "rage_click",
    "dead_click",
    "scroll_loop",
    "section_reread",
    "form_struggle",
    "variant_toggle",
    "choice_missing",
)
"""Moments that are an action repeated, or one that led nowhere."""

Order = Literal["views", "bounce", "exits", "repeated"]


class Failure(Struct, frozen=True, kw_only=True):
    """One page. A bounce is a visit that saw it and nothing else; `repeated` views had a repeated action.

    Rates: bounces per visit that began here, exits per view, the share of views with a repeat.
    """

    type: str
    path: str
    views: int = 0
    entries: int = 0
    bounces: int = 0
    exits: int = 0
    repeated: int = 0
    bounce_rate: float = 0.0
    exit_rate: float = 0.0
    repeated_rate: float = 0.0


def failures_of(visits: Iterable[Visit]) -> tuple[Failure, ...]:
    """Return every page that was seen, most seen first."""
    found: dict[tuple[str, str], Failure] = {}
    for visit in visits:
        repeated = {felt.view for felt in visit.moments if felt.kind in REPEATED_ACTIONS}
        last = len(visit.views) - 1
        for place, view in enumerate(visit.views):
            _count(found, view, visit, (place == 0, place == last, place in repeated))
    return sorted_by([_with_rates(each) for each in found.values()], "views")


def _with_rates(page: Failure) -> Failure:
    return replace(
        page,
        bounce_rate=page.bounces / page.entries if page.entries else 0.0,
        exit_rate=page.exits / page.views,
        repeated_rate=page.repeated / page.views,
    )


def _count(
    found: dict[tuple[str, str], Failure],
    view: View,
    visit: Visit,
    flags: tuple[bool, bool, bool],
) -> None:
    is_first, is_last, is_repeated = flags
    known = found.get((view.type, view.path)) or Failure(type=view.type, path=view.path)
    left = is_last and not visit.orders
    found[view.type, view.path] = replace(
        known,
        views=known.views + 1,
        entries=known.entries + is_first,
        bounces=known.bounces + (is_first and left),
        exits=known.exits + left,
        repeated=known.repeated + is_repeated,
    )


def sorted_by(failures: Sequence[Failure], order: Order) -> tuple[Failure, ...]:
    """Return the pages with most of something first."""
    keys: dict[Order, Callable[[Failure], float]] = {
        "views": lambda each: each.views,
        "bounce": lambda each: each.bounce_rate,
        "exits": lambda each: each.exit_rate,
        "repeated": lambda each: each.repeated_rate,
    }
    key = keys[order]
    return tuple(sorted(failures, key=lambda each: (-key(each), -each.views, each.path)))
