"""Pulling back: only on enough answers, and only when sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.reporting.statistics.pull_back import PullBack, PullBackInput, pull_back


def judge(dismissed: int, engaged: int) -> PullBack:
    return pull_back(PullBackInput(dismissed=dismissed, engaged=engaged))


def test_nobody_has_answered_is_an_even_bet() -> None:
    assert judge(0, 0) == PullBack(probability=0.5, pull_back=False)


def test_nineteen_dismissals_are_too_few_and_twenty_enough() -> None:
    assert not judge(19, 0).pull_back
    assert judge(20, 0).pull_back


@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_uses_and_dismissals_are_two_sides_of_one_belief(one: int, other: int) -> None:
    assert judge(one, other).probability == pytest.approx(
        1 - judge(other, one).probability, abs=1e-9
    )


@given(st.integers(0, 500), st.integers(0, 500))
def test_another_dismissal_never_helps(dismissed: int, engaged: int) -> None:
    more, now = judge(dismissed + 1, engaged), judge(dismissed, engaged)
    assert more.probability >= now.probability
