"""Without a model, moments of hesitation say how likely a visitor is to leave."""

import pytest

from tests.support.builders import NOW, a_moment, state_after
from waverly.scoring.leaving import BASE, WEIGHTS, leaving_by_rules
from waverly.wire.moments import MOMENTS


def after(kind: str, times: int, at: int = NOW) -> float:
    moments = [a_moment(kind, seq) for seq in range(1, times + 1)]
    return leaving_by_rules(state_after(*moments).moments, at)


def test_three_hovers_over_the_button_are_nearer_to_leaving_than_one() -> None:
    assert after("cart_button_hover", 3) > after("cart_button_hover", 1) > after("pause", 0)


def test_heading_for_the_exit_says_more_than_a_pause() -> None:
    assert after("exit_intent", 1) > after("pause", 1) > BASE


def test_it_fades_as_other_things_happen() -> None:
    assert BASE < after("exit_intent", 1, at=NOW + 3_600_000) < after("exit_intent", 1)


@pytest.mark.parametrize("times", [0, 1, 50])
def test_it_stays_a_score_between_nought_and_one(times: int) -> None:
    assert 0 < after("exit_intent", times) < 1


def test_every_kind_of_moment_has_a_weight() -> None:
    assert set(WEIGHTS) == {str(kind.__struct_config__.tag) for kind in MOMENTS}
