"""The friction report of some days."""

import asyncio
from collections import Counter

from msgspec import Struct

from waverly.reporting.friction.doubts import ProductDoubts, doubts_of
from waverly.reporting.friction.parts import PartFriction, parts_of
from waverly.reporting.friction.strips import Strip, strips_of
from waverly.reporting.measuring.catch_up import catch_up
from waverly.storage import Store
from waverly.storage.visit_rows import Newest, newest_visits

STRIPS = 20
"""As many sessions as a person reads with care in half an hour."""


class Friction(Struct, frozen=True, kw_only=True):
    """Robots and the store's own people are left out; `is_cut` when only the newest are counted."""

    start: int
    end: int
    visits: int
    hesitant: int
    is_cut: bool
    strips: tuple[Strip, ...]
    parts: tuple[PartFriction, ...]
    doubts: tuple[ProductDoubts, ...]
    searches: dict[str, int]
    """Searches that voiced a doubt, by class."""


async def friction(
    store: Store,
    site: str,
    start: int,
    end: int,
    at: int,
    *,
    count: int = STRIPS,
    most_turns: int | None = None,
) -> Friction:
    """Return the friction of visits opened from `start` up to `end`; all in server milliseconds."""
    await catch_up(store, site, at, most_turns=most_turns)
    newest = await newest_visits(store, site, start, end)
    return await asyncio.to_thread(_told, newest, start, end, count)


def _told(newest: Newest, start: int, end: int, count: int) -> Friction:
    visits = [visit for visit in newest.visits if visit.filtered is None]
    searches = Counter(search.topic for visit in visits for search in visit.doubts)
    return Friction(
        start=start,
        end=end,
        visits=len(visits),
        hesitant=sum(bool(visit.moments) for visit in visits),
        is_cut=newest.is_cut,
        strips=strips_of(visits, count, seed=start),
        parts=parts_of(visits),
        doubts=doubts_of(visits),
        searches=dict(searches.most_common()),
    )
