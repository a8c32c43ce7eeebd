"""The last days of a site in one honest sentence, and by day."""

from msgspec import Struct

from waverly.reporting.periods import DAYS, last_days
from waverly.storage import Store
from waverly.storage.measured.daily_rows import Day, days


class Overview(Struct, frozen=True, kw_only=True):
    """The last `DAYS` days, today included. `moments` are those that asked for a decision."""

    days: tuple[Day, ...]
    sessions: int
    moments: int
    displayed: int
    orders: int

    @property
    def headline(self) -> str:
        """Return what happened, in one sentence that leaves nothing out."""
        if not self.sessions:
            return "No shopper has been seen yet."
        if not self.moments:
            return (
                f"In the last {DAYS} days {_count(self.sessions, 'session')} came, "
                f"and nobody was seen to hesitate."
            )
        return (
            f"In the last {DAYS} days Waverly noticed {_count(self.moments, 'moment')} of "
            f"hesitation, showed help in {self.displayed:,}, and stayed silent in "
            f"{_share(self.moments - self.displayed, self.moments)}."
        )


async def overview(store: Store, site: str, now: int) -> Overview:
    """Return a site's last `DAYS` days up to `now` (server milliseconds)."""
    by_day = await days(store, site, *last_days(DAYS, now))
    return Overview(
        days=tuple(by_day),
        sessions=sum(day.sessions for day in by_day),
        moments=sum(day.moments for day in by_day),
        displayed=sum(day.displayed for day in by_day),
        orders=sum(day.orders for day in by_day),
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _share(part: int, whole: int) -> str:
    """Return a percentage that says 100% only when it is all, and 0% only when it is none."""
    percent = round(100 * part / whole)
    if percent == 100 and part < whole:
        return "more than 99%"
    return "less than 1%" if percent == 0 and part else f"{percent}%"
