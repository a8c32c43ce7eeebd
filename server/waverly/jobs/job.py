"""A job: a name, a timetable and one function."""

from collections.abc import Awaitable, Callable

from msgspec import Struct

Run = Callable[[int], Awaitable[str]]
"""Does the work due at an instant (server milliseconds); returns a sentence on what it did."""


class Job(Struct, frozen=True, kw_only=True):
    """Something done again and again.

    `timetable` is a crontab line (minute, hour, day, month, weekday) in the server's time zone;
    `purpose` says to the operator what it is for. Jobs of a `lane` run one after the other, those of
    different lanes side by side: what takes long has a lane of its own.
    """

    name: str
    timetable: str
    purpose: str
    run: Run
    lane: str = ""
