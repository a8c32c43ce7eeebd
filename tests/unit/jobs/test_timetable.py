from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from waverly.jobs.timetable import Timetable


def instant(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


NIGHTLY = Timetable("0 2 * * *", ZoneInfo("UTC"))


def test_the_next_time_is_later_than_the_instant_even_when_that_is_itself_a_time() -> None:
    assert NIGHTLY.next_after(instant("2026-09-21T01:59:59")) == instant("2026-09-21T02:00:00")
    assert NIGHTLY.next_after(instant("2026-09-21T02:00:00")) == instant("2026-09-22T02:00:00")


def test_nothing_is_due_before_the_first_time() -> None:
    assert NIGHTLY.last_due(instant("2026-09-21T03:00:00"), instant("2026-09-22T01:00:00")) is None


def test_missed_nights_fall_together_into_the_newest() -> None:
    due = NIGHTLY.last_due(instant("2026-09-01T03:00:00"), instant("2026-09-21T14:00:00"))
    assert due == instant("2026-09-21T02:00:00")


def test_a_time_of_day_is_that_of_the_zone_across_a_change_of_the_clocks() -> None:
    vienna = Timetable("30 3 * * *", ZoneInfo("Europe/Vienna"))
    summer = vienna.next_after(instant("2026-10-24T00:00:00"))
    winter = vienna.next_after(instant("2026-10-25T12:00:00"))
    assert (summer, winter) == (instant("2026-10-24T01:30:00"), instant("2026-10-26T02:30:00"))


def times(line: str, since: str, until: str) -> list[str]:
    """Return the times of a line in Vienna, in UTC."""
    timetable, found = Timetable(line, ZoneInfo("Europe/Vienna")), []
    at = timetable.next_after(instant(since))
    while at is not None and at < instant(until):
        found.append(datetime.fromtimestamp(at / 1000, UTC).strftime("%d %H:%M"))
        at = timetable.next_after(at)
    return found


def test_an_hour_that_comes_twice_has_one_nights_work_and_every_hours_twice() -> None:
    autumn = ("2026-10-24T12:00:00", "2026-10-26T12:00:00")
    assert times("10 2 * * *", *autumn) == ["25 00:10", "26 01:10"]
    assert len(times("25 * * * *", *autumn)) == 48


def test_an_hour_that_does_not_come_has_its_work_done_an_hour_later() -> None:
    spring = ("2027-03-27T12:00:00", "2027-03-29T12:00:00")
    assert times("10 2 * * *", *spring) == ["28 01:10", "29 00:10"]
    assert len(times("25 * * * *", *spring)) == 48


def test_a_leap_day_has_its_night() -> None:
    leap = ("2028-02-28T12:00:00", "2028-03-01T12:00:00")
    assert times("10 2 * * *", *leap) == ["29 01:10", "01 01:10"]


def test_a_day_that_never_comes_is_never_due() -> None:
    never = Timetable("0 0 30 2 *", ZoneInfo("UTC"))
    assert never.next_after(instant("2026-09-21T00:00:00")) is None


def test_a_line_that_is_no_crontab_line_is_refused() -> None:
    with pytest.raises(ValueError, match="fields"):
        Timetable("every night", ZoneInfo("UTC"))
