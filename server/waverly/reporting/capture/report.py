"""The report of some days' noticing: what fires how often, what fell silent, what it costs."""

import asyncio

from msgspec import Struct

from waverly.reporting.capture.liveness import Rate, SilentDetector, rates, silent_detectors
from waverly.reporting.capture.tag_cost import VitalCost, costs
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.periods import Days
from waverly.storage import Store
from waverly.storage.measured.visit_rows import Newest, newest_visits


class Capture(Struct, frozen=True, kw_only=True):
    """Robots and the store's own people are left out; `is_cut` when only the newest visits are counted.

    `lite` counts visits in which the script turned to its lite mode, by reason.
    """

    days: Days
    visits: int
    is_cut: bool
    alarms: tuple[SilentDetector, ...]
    rates: tuple[Rate, ...]
    costs: tuple[VitalCost, ...]
    lite: dict[str, int]


async def capture(
    store: Store, site: str, days: Days, at: int, *, most_turns: int | None = None
) -> Capture:
    """Return the report of visits opened in some days, as told by `at` (server milliseconds)."""
    await catch_up(store, site, at, most_turns=most_turns)
    newest = await newest_visits(store, site, days.since, days.until)
    return await asyncio.to_thread(_summed_up, newest, days, at)


def _summed_up(newest: Newest, days: Days, at: int) -> Capture:
    visits = [visit for visit in newest.visits if visit.filtered is None]
    first = visits[0].opened_at if newest.is_cut and visits else days.since
    lite = [visit.lite for visit in visits if visit.lite is not None]
    return Capture(
        days=days,
        visits=len(visits),
        is_cut=newest.is_cut,
        alarms=silent_detectors(visits, (first + min(at, days.until)) // 2),
        rates=rates(visits),
        costs=costs(visits),
        lite={reason: lite.count(reason) for reason in sorted(set(lite))},
    )
