from tests.support.builders import NOW
from waverly.channels.retries import SECOND_MS, WAITS_MS, next_try


def test_waits_grow_and_end_after_about_three_days() -> None:
    assert list(WAITS_MS) == sorted(WAITS_MS)
    assert 72 <= sum(WAITS_MS) / 3_600_000 <= 76


def test_the_first_wait_is_five_seconds() -> None:
    assert next_try(1, NOW) == NOW + 5 * SECOND_MS


def test_after_the_last_wait_there_is_none() -> None:
    assert next_try(len(WAITS_MS), NOW) is not None
    assert next_try(len(WAITS_MS) + 1, NOW) is None
