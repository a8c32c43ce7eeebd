"""How long shoppers who complete a step of the store's checkout take for it.

Past the ninth of ten a step is called stalled there: a long address form is no stall, and a payment button
looked at for a minute is one.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import quantiles

import msgspec

from waverly.clock import DAY_MS
from waverly.storage import Store
from waverly.storage.measured.visit_rows import View, Visit, newest_visits
from waverly.storage.site.site_settings import PACES, set_site_setting
from waverly.wording import counted

DAYS = 30
"""How far back visits are read: a checkout that was changed is known anew within a month."""

LEAST_VIEWS = 200
"""Views of a step before its own pace is known: the 90th percentile then rests on the twenty slowest."""

FASTEST_MS = 20_000
"""Nobody is called stalled sooner: to read a step and fetch a card takes that long."""

SLOWEST_MS = 180_000
"""Nor later: after three minutes without a change whoever wanted help has left."""


async def update_paces(store: Store, site: str, at: int) -> int:
    """Learn a site's paces from its visits of late; return how many steps have one."""
    read = await newest_visits(store, site, at - DAYS * DAY_MS, at)
    found = await asyncio.to_thread(paces_of, read.visits)
    await set_site_setting(store, site, PACES, msgspec.json.encode(found).decode(), at)
    return len(found)


def paces_said(count: int) -> str:
    """Return in words how many steps have a pace, and what it is for."""
    if not count:
        return (
            "How long your shoppers take is not known of any checkout step yet: that needs the time which "
            f"{LEAST_VIEWS} of them took to get past it, within {DAYS} days. Until then the same time "
            "without progress counts as a stall at each."
        )
    return (
        f"At {counted(count, 'checkout step')} it is known how long your shoppers take; who takes longer "
        "counts as stalled."
    )


def paces_of(visits: Iterable[Visit]) -> dict[str, int]:
    """Return for each checkout step the active milliseconds in which nine of ten who went on were done."""
    taken: dict[str, list[int]] = defaultdict(list)
    for visit in visits:
        if not visit.filtered:
            for step, active_ms in _passed(visit):
                taken[step].append(active_ms)
    return {
        step: round(min(max(quantiles(times, n=10)[-1], FASTEST_MS), SLOWEST_MS))
        for step, times in taken.items()
        if len(times) >= LEAST_VIEWS
    }


def _passed(visit: Visit) -> Iterator[tuple[str, int]]:
    """Give the steps a visit got past, with the active time each took."""
    for view, following in zip(visit.views, (*visit.views[1:], None), strict=True):
        if view.stage is not None and view.active_ms and _went_on(view, following, visit):
            yield view.stage, view.active_ms


def _went_on(view: View, following: View | None, visit: Visit) -> bool:
    """Return whether another step or the confirmation came next, or the order itself."""
    if following is None:
        return bool(visit.orders)
    return following.type == "confirmation" or following.stage not in (None, view.stage)
