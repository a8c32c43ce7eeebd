"""Failure points: where people bounce and where they do the same thing again and again. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from waverly.reporting.journeys.page_names import PageKey
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

MIN_RATED = 100
"""Visits, or views, below which no rate is told: from 100 on it is at most 10 points off in 19 of 20 cases
(1.96 √(¼ / 100)). Of 30 visits it would be 18 points off, and an order of pages one of chance."""

Order = Literal["views", "bounce", "exits", "repeated"]


class Failure(Struct, frozen=True, kw_only=True):
    """One page. A bounce is a visit that saw it and nothing else; `repeated` views had a repeated action.

    Rates: bounces per visit that began here, exits per view, the share of views with a repeat; None where
    there are fewer than `MIN_RATED` of these. `name` is that of the product, where it is a product's page.
    """

    type: str
    path: str
    name: str | None = None
    views: int = 0
    entries: int = 0
    bounces: int = 0
    exits: int = 0
    repeated: int = 0
    bounce_rate: float | None = None
    exit_rate: float | None = None
    repeated_rate: float | None = None


def failures_of(
    visits: Iterable[Visit], names: Mapping[PageKey, str] = MappingProxyType({})
) -> tuple[Failure, ...]:
    """Return every page that was seen, most seen first. `names` are those of the pages that have one."""
    found: dict[tuple[str, str], Failure] = {}
    for visit in visits:
        repeated = {felt.view for felt in visit.moments if felt.kind in REPEATED_ACTIONS}
        last = len(visit.views) - 1
        for place, view in enumerate(visit.views):
            _count(found, view, visit, (place == 0, place == last, place in repeated))
    pages = [_with_rates(page, names.get(key)) for key, page in found.items()]
    return sorted_by(pages, "views")


def _with_rates(page: Failure, name: str | None) -> Failure:
    return replace(
        page,
        name=name,
        bounce_rate=_rate(page.bounces, page.entries),
        exit_rate=_rate(page.exits, page.views),
        repeated_rate=_rate(page.repeated, page.views),
    )


def _rate(part: int, of: int) -> float | None:
    return part / of if of >= MIN_RATED else None


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
    """Return the pages with most of something first, those with too few to say last."""
    keys: dict[Order, Callable[[Failure], float | None]] = {
        "views": lambda each: each.views,
        "bounce": lambda each: each.bounce_rate,
        "exits": lambda each: each.exit_rate,
        "repeated": lambda each: each.repeated_rate,
    }
    key = keys[order]

    def place(page: Failure) -> tuple[float, int, str]:
        rate = key(page)
        return (1.0 if rate is None else -rate, -page.views, page.path)

    return tuple(sorted(failures, key=place))
