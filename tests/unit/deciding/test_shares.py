import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import a_policy
from waverly.deciding import NOTHING
from waverly.deciding.shares import certainly, draw, propensities


@given(st.integers(0, 12))
def test_shares_sum_to_one_and_leave_everyone_a_chance(count: int) -> None:
    shares = propensities([f"c{n}" for n in range(count)], a_policy())
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert min(shares.values()) >= 0.02
    assert next(iter(shares)) == NOTHING


def test_the_opening_shares_are_those_written_down() -> None:
    shares = propensities(["first", "second", "third"], a_policy())
    assert shares == pytest.approx({NOTHING: 0.2, "third": 0.02, "second": 0.1, "first": 0.68})


@given(st.floats(0, 1, exclude_max=True), st.integers(0, 6))
def test_whatever_point_is_drawn_has_an_arm(at: float, count: int) -> None:
    shares = propensities([f"c{n}" for n in range(count)], a_policy())
    assert draw(shares, at) in shares


def test_a_preview_is_certain() -> None:
    assert draw(certainly(["lead", "other"]), 0.0) == "lead"
    assert certainly([]) == {NOTHING: 1.0}


@given(st.integers(1, 60), st.sets(st.integers(0, 59)), st.sampled_from([None, 0.1]))
def test_shares_sum_to_one_and_none_is_negative_whatever_was_learnt(
    count: int, floored: set[int], control: float | None
) -> None:
    ranked = [f"c{n}" for n in range(count)]
    names = {f"c{n}" for n in floored}
    shares = propensities(ranked, a_policy(), floored=names, control=control)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert min(shares.values()) >= min(0.02, 0.3 / count)


@given(st.integers(1, 60), st.sets(st.integers(0, 59)), st.floats(0, 1))
def test_however_much_is_kept_for_nothing_no_share_is_negative(
    count: int, floored: set[int], control: float
) -> None:
    ranked = [f"c{n}" for n in range(count)]
    names = {f"c{n}" for n in floored}
    shares = propensities(ranked, a_policy(), floored=names, control=control)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert min(shares.values()) >= 0
    assert shares["nothing"] >= control - 1e-12


def test_what_a_floored_runner_up_would_have_had_goes_to_the_leader() -> None:
    shares = propensities(["first", "second", "third"], a_policy(), floored=["second"])
    assert shares == pytest.approx({NOTHING: 0.2, "third": 0.02, "second": 0.02, "first": 0.76})


def test_a_leader_never_gets_less_than_those_behind_it() -> None:
    """With so much kept for nothing that the leader would be left with 1%, all campaigns get alike."""
    shares = propensities(["first", "second"], a_policy(), control=0.89)
    assert shares == pytest.approx({NOTHING: 0.89, "second": 0.055, "first": 0.055})


def test_a_point_between_two_shares_belongs_to_the_later() -> None:
    assert draw({"first": 0.5, "second": 0.5}, 0.5) == "second"
