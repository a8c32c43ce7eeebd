"""The friction report of some days."""

import asyncio
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from waverly.reporting.friction.doubts import Mend, ProductDoubts, doubts_of, mends_of
from waverly.reporting.friction.parts import PartFriction, parts_of
from waverly.reporting.friction.strips import Strip, strips_of
from waverly.reporting.friction.terms import Term, terms_of
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.names import product_names
from waverly.reporting.periods import Days
from waverly.storage import Store
from waverly.storage.measured.visit_rows import Newest, newest_visits
from waverly.storage.site.policy_rows import applied_policies

STRIPS = 20
"""As many sessions as a person reads with care in half an hour."""


class Friction(Struct, frozen=True, kw_only=True):
    """Robots and the store's own people are left out; `is_cut` when only the newest are counted."""

    days: Days
    visits: int
    hesitant: int
    is_cut: bool
    strips: tuple[Strip, ...]
    parts: tuple[PartFriction, ...]
    doubts: tuple[ProductDoubts, ...]
    mends: tuple[Mend, ...]
    searches: dict[str, int]
    """Searches that voiced a doubt, by class."""
    terms: tuple[Term, ...]


class _Names(Struct, frozen=True, kw_only=True):
    """What to call products and campaigns, by id."""

    products: Mapping[str, str]
    campaigns: Mapping[str, str]


async def friction(
    store: Store,
    site: str,
    days: Days,
    at: int,
    *,
    count: int = STRIPS,
    most_turns: int | None = None,
) -> Friction:
    """Return the friction of visits opened in some days, as told by `at` (server milliseconds)."""
    await catch_up(store, site, at, most_turns=most_turns)
    newest = await newest_visits(store, site, days.since, days.until)
    names = await _names(store, site, newest)
    return await asyncio.to_thread(_summed_up, newest, names, days, count)


async def _names(store: Store, site: str, newest: Newest) -> _Names:
    """Return what the catalogue calls the products that were seen, and what campaigns are called."""
    applied = await applied_policies(store, site)
    return _Names(
        products=await product_names(store, site, newest.visits),
        campaigns={each.id: each.name for policy in applied for each in policy.campaigns},
    )


def _summed_up(newest: Newest, names: _Names, days: Days, count: int) -> Friction:
    visits = [visit for visit in newest.visits if visit.filtered is None]
    doubts = doubts_of(visits, names.products)
    searches = Counter(search.topic for visit in visits for search in visit.doubts)
    return Friction(
        days=days,
        visits=len(visits),
        hesitant=sum(bool(visit.moments) for visit in visits),
        is_cut=newest.is_cut,
        strips=strips_of(visits, count, days.since, names.campaigns),
        parts=parts_of(visits),
        doubts=doubts,
        mends=mends_of(doubts),
        searches=dict(searches.most_common()),
        terms=terms_of(visits),
    )
