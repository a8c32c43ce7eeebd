"""What a bet rests on is told in numbers that follow from one another."""

import re

import pytest

from waverly.policies.shares.sentences import lift_sentence, sureness

FIGURES = {
    "lift": 0.34,
    "p_worth": 0.97,
    "shown": 454.0,
    "shown_orders": 86.0,
    "control": 215.0,
    "control_orders": 21.0,
    "seen": 0.939,
    "shown_rate": 0.19,
    "control_rate": 0.098,
}


def test_a_bets_change_is_that_of_the_rates_beside_it_and_what_is_counted_on_is_told_apart() -> (
    None
):
    told = lift_sentence("control_rests", "Fit note", "pause", FIGURES)
    shown, control = (float(each) for each in re.findall(r"([\d.]+)% of those", told))
    assert f"{100 * (shown / control - 1):+.0f}%. Part of that may be luck, so +34%" in told
    assert "(86 people)" in told and told.endswith("97% sure to be worth its annoyance.")


def test_counts_that_say_less_than_was_assumed_are_not_called_luck() -> None:
    told = lift_sentence("lifted", "Fit note", "pause", FIGURES | {"seen": 0.01, "lift": 0.03})
    assert "+1%. With what was assumed beforehand, +3% is counted on" in told


def test_too_few_orders_are_not_told_as_rates() -> None:
    few = {"lift": 0.04, "p_worth": 0.61}
    told = lift_sentence("control_returns", "Fit note", "pause", few)
    assert "Too few orders to go by; assumed beforehand is +4%, 61% sure" in told


@pytest.mark.parametrize(
    ("chance", "words"), [(0.998, "more than 99%"), (0.97, "97%"), (0.001, "less than 1%")]
)
def test_nothing_is_said_to_be_certain(chance: float, words: str) -> None:
    assert sureness(chance) == words
