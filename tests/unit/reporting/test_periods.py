"""Which days pages, commands and JSON speak of: whole ones where the store is, today included."""

from datetime import UTC as PLAIN_UTC
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import DAY, KEY, NOW, UTC
from waverly.clock import day_of, start_of
from waverly.reporting.periods import days_between, last_days, lately
from waverly.storage import Store
from waverly.storage.site.site_settings import TIME_ZONE, set_site_setting

ZONES = st.sampled_from(
    ["UTC", "Europe/Vienna", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Chatham"]
)
YEARS = st.integers(1_000_000_000_000, 2_000_000_000_000)


@given(YEARS, ZONES)
def test_a_day_begins_where_the_one_before_it_ends(at: int, name: str) -> None:
    zone = ZoneInfo(name)
    start = start_of(day_of(at, zone), zone)
    assert start <= at
    assert day_of(start, zone) == day_of(at, zone) > day_of(start - 1, zone)


@given(YEARS, ZONES, st.integers(1, 120))
def test_the_last_days_are_as_many_as_asked_for_and_end_with_today(
    at: int, name: str, count: int
) -> None:
    days = last_days(count, at, ZoneInfo(name))
    assert len(days.each) == days.count == count
    assert days.last == day_of(at, ZoneInfo(name))
    assert days.since <= at < days.until


def test_a_day_of_a_change_of_clocks_has_23_or_25_hours() -> None:
    vienna = ZoneInfo("Europe/Vienna")
    hours = {
        day: (start_of(after, vienna) - start_of(day, vienna)) // (DAY // 24)
        for day, after in (("2026-03-29", "2026-03-30"), ("2026-10-25", "2026-10-26"))
    }
    assert hours == {"2026-03-29": 23, "2026-10-25": 25}


async def test_the_days_are_those_of_the_zone_the_owner_set(store: Store) -> None:
    midnight = start_of("2026-09-22", PLAIN_UTC)
    assert (await lately(store, KEY, midnight - 1, 1)).start == "2026-09-21"
    await set_site_setting(store, KEY, TIME_ZONE, "Europe/Vienna", NOW)
    assert (await lately(store, KEY, midnight - 1, 1)).start == "2026-09-22"


def test_days_between_two_instants_hold_both() -> None:
    days = days_between(NOW, NOW + 2 * DAY, UTC)
    assert (days.start, days.last, days.count) == (day_of(NOW), day_of(NOW + 2 * DAY), 3)
