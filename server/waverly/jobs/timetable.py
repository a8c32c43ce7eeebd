"""When a job is due. APScheduler reads the crontab line and knows the time zones; see decision 0007."""

from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.triggers.cron import CronTrigger

LONGEST_LOOK_BACK = timedelta(days=9)
"""How far back a missed time is looked for: a week, so that a weekly job is caught up, and some."""


class Timetable:
    """The times a crontab line names, in a time zone. Raises ValueError for a line that cannot be read."""

    def __init__(self, line: str, zone: tzinfo) -> None:
        self._trigger = CronTrigger.from_crontab(line, timezone=zone)
        self._names_an_hour = line.split()[1] != "*"

    def next_after(self, instant_ms: int) -> int | None:
        """Return the first time after an instant (milliseconds), or None when there is none.

        Of an hour that comes twice, when clocks are set back, it is the first: a night's work is done once.
        """
        moment = _moment(instant_ms) + timedelta(milliseconds=1)
        found = self._trigger.get_next_fire_time(None, moment)
        if found is not None and found.fold and self._names_an_hour:
            return self.next_after(_instant(found))
        return None if found is None else _instant(found)

    def last_due(self, since_ms: int, now_ms: int) -> int | None:
        """Return the newest time after `since_ms` up to `now_ms`, or None when none has come.

        Times that were missed while the server was down fall together into the newest.
        """
        earliest = _instant(_moment(now_ms) - LONGEST_LOOK_BACK)
        due, found = None, self.next_after(max(since_ms, earliest))
        while found is not None and found <= now_ms:
            due, found = found, self.next_after(found)
        return due


def _moment(instant_ms: int) -> datetime:
    return datetime.fromtimestamp(instant_ms / 1000, UTC)


def _instant(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
