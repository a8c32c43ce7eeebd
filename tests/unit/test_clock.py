from pathlib import Path

from tests.support.builders import DAY, NOW
from waverly.clock import SettableClock, SystemClock, day_of, now_by


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


def test_whoever_reads_its_file_goes_by_a_set_clock(tmp_path: Path) -> None:
    clock = SettableClock(tmp_path / "clock")
    clock.set(NOW)
    assert NOW <= now_by(tmp_path / "clock") < NOW + DAY
    another = SettableClock(tmp_path / "clock")  # of another process
    assert NOW <= another.now() < NOW + DAY
    another.reset()
    assert clock.now() >= SystemClock().now() - DAY


def test_a_day_is_the_utc_one() -> None:
    assert (day_of(NOW), day_of(0), day_of(DAY - 1)) == ("2026-09-21", "1970-01-01", "1970-01-01")
