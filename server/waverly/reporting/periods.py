"""Defines the period of days that pages, commands and their JSON report on.

Whole days where the store is, today included. What happened is counted over the last `DAYS` of them; a
comparison takes all there is since measuring began, up to the same end.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from waverly.clock import day_of, start_of
from waverly.storage import Store
from waverly.storage.site.site_settings import zone_of

DAYS = 30
"""Days of every figure that counts what happened lately, unless others are asked for."""


class Days(Struct, frozen=True, kw_only=True):
    """Days in a row, `YYYY-MM-DD`, from midnight to midnight in `zone`; `end` is not included."""

    start: str
    end: str
    zone: str = "UTC"

    @property
    def since(self) -> int:
        """Return the instant they begin at, in milliseconds."""
        return start_of(self.start, ZoneInfo(self.zone))

    @property
    def until(self) -> int:
        """Return the instant they are over at, in milliseconds."""
        return start_of(self.end, ZoneInfo(self.zone))

    @property
    def count(self) -> int:
        """Return how many they are."""
        return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days

    @property
    def each(self) -> list[str]:
        """Return every one of them."""
        return [days_after(self.start, place) for place in range(self.count)]

    def starting(self, day: str) -> "Days":
        """Return those of them from a day on."""
        return replace(self, start=day)

    @property
    def last(self) -> str:
        """Return the last one."""
        return days_after(self.end, -1)


def days_after(day: str, count: int) -> str:
    """Return the day so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


def last_days(count: int, at: int, zone: ZoneInfo) -> Days:
    """Return the last `count` days at an instant (milliseconds), today included."""
    today = day_of(at, zone)
    return Days(start=days_after(today, 1 - count), end=days_after(today, 1), zone=zone.key)


def days_between(first_at: int, last_at: int, zone: ZoneInfo) -> Days:
    """Return the days from one instant to another (milliseconds), both included."""
    end = days_after(day_of(last_at, zone), 1)
    return Days(start=day_of(first_at, zone), end=end, zone=zone.key)


async def lately(store: Store, site: str, at: int, count: int = DAYS) -> Days:
    """Return a site's last `count` days at an instant (milliseconds), today included."""
    return last_days(count, at, await zone_of(store, site))
