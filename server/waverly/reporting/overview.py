"""A summary of the last days of a site: one sentence, and figures by day."""

from collections import Counter
from zoneinfo import ZoneInfo

from msgspec import Struct

from waverly.clock import DAY_MS, day_of
from waverly.reporting.periods import Days, lately
from waverly.reporting.results.report import visits_in
from waverly.storage import Store
from waverly.storage.measured.purchase_rows import orders_by_quarter
from waverly.storage.measured.statistic_rows import WHOLE
from waverly.storage.measured.visit_rows import count_unsettled
from waverly.storage.site.set_up import set_up_of
from waverly.wording import counted

IMPORTED_ONLY = (
    "all from imports. Imported history holds no moments of hesitation: put the tag on the shop’s pages to "
    "see them."
)


class VisitDay(Struct, frozen=True, kw_only=True):
    """One day of visits that have ended, by when they began; an order counts with the visit before it."""

    day: str
    sessions: int = 0
    moments: int = 0
    displayed: int = 0
    orders: int = 0


class Overview(Struct, frozen=True, kw_only=True):
    """The last days, today included, from the sums that reports read, too.

    `moments` are those that asked for a decision; `unsettled` are visits of the last 24 hours that
    are under way: looking further back would cost a large store seconds. While the tag `is_heard` from no
    page yet, all there is was imported.
    """

    days: Days
    by_day: tuple[VisitDay, ...]
    sessions: int
    moments: int
    displayed: int
    orders: int
    unsettled: int
    is_heard: bool

    @property
    def headline(self) -> str:
        """Return what happened, in one sentence that leaves nothing out."""
        if not self.sessions:
            return (
                "The first visit is under way."
                if self.unsettled
                else "No shopper has been seen yet."
            )
        lately = f"In the last {self.days.count} days"
        if not self.moments:
            came = counted(self.sessions, "visit")
            if not self.is_heard:
                return f"{lately} {came} came, {IMPORTED_ONLY}"
            return f"{lately} {came} came, and nobody was seen to hesitate."
        return (
            f"{lately} Waverly noticed {counted(self.moments, 'moment')} of "
            f"hesitation, showed help in {self.displayed:,}, and stayed silent in "
            f"{_share(self.moments - self.displayed, self.moments)}."
        )


async def overview(store: Store, site: str, now: int) -> Overview:
    """Return a site's last days at `now` (server milliseconds), of what has been counted."""
    days = await lately(store, site, now)
    by_day = await _by_day(store, site, days)
    moments = sum(day.moments for day in by_day)
    return Overview(
        days=days,
        by_day=by_day,
        sessions=sum(day.sessions for day in by_day),
        moments=moments,
        displayed=sum(day.displayed for day in by_day),
        orders=sum(day.orders for day in by_day),
        unsettled=await count_unsettled(store, site, now - DAY_MS),
        is_heard=moments > 0 or await _is_heard(store, site),
    )


async def _is_heard(store: Store, site: str) -> bool:
    set_up = await set_up_of(store, site)
    return set_up is not None and set_up.is_heard


async def _by_day(store: Store, site: str, days: Days) -> tuple[VisitDay, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for cell, sums in (await visits_in(store, site, days)).items():
        if (cell.dimension, cell.side) == (WHOLE, "all"):
            counts[cell.day, cell.metric] += sums.sum_y
    orders: Counter[str] = Counter()
    for start, told in (await orders_by_quarter(store, site, days.since, days.until)).items():
        orders[day_of(start, ZoneInfo(days.zone))] += told
    return tuple(
        VisitDay(
            day=day,
            sessions=counts[day, "visits"],
            moments=counts[day, "moments"],
            displayed=counts[day, "displayed"],
            orders=orders[day],
        )
        for day in days.each
    )


def _share(part: int, whole: int) -> str:
    """Return a percentage that says 100% only when it is all, and 0% only when it is none."""
    percent = round(100 * part / whole)
    if percent == 100 and part < whole:
        return "more than 99%"
    return "less than 1%" if percent == 0 and part else f"{percent}%"
