from tests.builders import DAY, NOW
from waverly.clock import SettableClock, SystemClock, day_of


def test_a_set_clock_runs_on_from_where_it_was_set() -> None:
    clock = SettableClock()
    clock.set(NOW)
    first = clock.now()
    assert NOW <= first <= clock.now() < NOW + DAY


def test_a_reset_clock_is_the_machines() -> None:
    clock = SettableClock()
    clock.set(NOW)
    clock.reset()
    before = SystemClock().now()
    assert before <= clock.now() <= SystemClock().now()


def test_a_day_is_the_utc_one() -> None:
    assert (day_of(NOW), day_of(0), day_of(DAY - 1)) == ("2026-09-21", "1970-01-01", "1970-01-01")
