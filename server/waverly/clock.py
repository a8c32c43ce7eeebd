"""Time as an argument: everything that depends on the time of day takes a `Clock`.

A third of the product is about "the next day", "after 24 hours", "not at 3 a.m."; in test mode the
clock can be set, so those sentences can be tested in milliseconds.
"""

import os
import time
from datetime import UTC, date, datetime, tzinfo
from datetime import time as time_of_day
from functools import cache
from pathlib import Path
from typing import Literal, Protocol
from zoneinfo import available_timezones

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
"""In milliseconds, the unit of every instant here."""


class Clock(Protocol):
    """Gives the time of day in milliseconds since 1970-01-01 UTC."""

    def now(self) -> int:
        """Return the current instant in milliseconds."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Return the machine's time in milliseconds."""
        return time.time_ns() // 1_000_000


class SettableClock:
    """A clock for test mode: runs like the machine's, from any instant it was set to.

    With a file `kept_in`, what it was set to is there alone: every process and every command that looks
    there goes by it at once. Without one it is this clock's own.
    """

    def __init__(self, kept_in: Path | None = None) -> None:
        self._file = kept_in
        self._offset_ms = 0

    def now(self) -> int:
        """Return the set time, moved on by the time that has passed since."""
        offset_ms = self._offset_ms if self._file is None else _offset_in(self._file)
        return SystemClock().now() + offset_ms

    def set(self, instant_ms: int) -> None:
        """Make `instant_ms` the current time."""
        self._offset_ms = instant_ms - SystemClock().now()
        if self._file is not None:
            half = self._file.with_suffix(f".{os.getpid()}")  # another process may set it as well
            half.write_text(str(self._offset_ms), encoding="ascii")
            half.replace(self._file)

    def reset(self) -> None:
        """Go back to the machine's time."""
        self._offset_ms = 0
        if self._file is not None:
            self._file.unlink(missing_ok=True)


def now_by(file: Path) -> int:
    """Return the time by the clock that keeps what it was set to in `file`; the machine's without one."""
    return SettableClock(file).now()


def _offset_in(file: Path) -> int:
    try:
        return int(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        return 0


def timestamp(instant_ms: int) -> str:
    """Return an instant in UTC as ISO 8601 writes it, for other programs."""
    return datetime.fromtimestamp(instant_ms / 1000, UTC).isoformat()


def format_instant(instant_ms: int, to: Literal["minutes", "seconds"] = "minutes") -> str:
    """Return an instant in UTC, for people: `2026-11-26 14:05`, or to the second."""
    instant = datetime.fromtimestamp(instant_ms / 1000, UTC).replace(tzinfo=None)
    return instant.isoformat(" ", to)


def day_of(instant_ms: int, zone: tzinfo = UTC) -> str:
    """Return the calendar day of an instant where clocks go by `zone`, as `YYYY-MM-DD`."""
    return datetime.fromtimestamp(instant_ms / 1000, zone).date().isoformat()


def is_zone(name: str) -> bool:
    """Return whether there is a time zone of this name, such as `Europe/Vienna`."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    """Return the names of all time zones. Gathering them walks hundreds of files: once is enough."""
    return frozenset(available_timezones())


def start_of(day: str, zone: tzinfo = UTC) -> int:
    """Return the instant a day (`YYYY-MM-DD`) begins at where clocks go by `zone`, in milliseconds."""
    midnight = datetime.combine(date.fromisoformat(day), time_of_day.min, zone)
    return int(midnight.timestamp() * 1000)
