"""Three verdicts, each where it belongs."""

import pytest

from waverly.training.uplift import Gain, gain_of, honest_effects, judge, plan_for
from waverly.training.uplift.gain import BootstrapInterval
from waverly.training.uplift.verdict import BEATS, CANNOT_TELL, NO_EVIDENCE

from .trials import MACHINE, a_trial


def a_gain(value: float, low: float, high: float) -> Gain:
    zero = BootstrapInterval(value=0.0, low=0.0, high=0.0)
    return Gain(
        rows=1_000,
        outcomes=90,
        average=zero,
        qini=BootstrapInterval(value=value, low=low, high=high),
        auuc=zero,
        uplift_at_30=zero,
    )


@pytest.mark.parametrize(
    ("qini", "sentence"),
    [
        ((0.06, 0.02, 0.10), BEATS),
        ((0.01, -0.02, 0.04), NO_EVIDENCE),
        ((0.02, -0.10, 0.14), CANNOT_TELL),
        ((-0.06, -0.09, -0.02), NO_EVIDENCE),
    ],
)
def test_the_interval_decides(qini: tuple[float, float, float], sentence: str) -> None:
    assert judge(a_gain(*qini)).sentence == sentence


def test_the_best_of_several_needs_a_wider_margin() -> None:
    close = a_gain(0.03, 0.002, 0.058)
    assert judge(close).sentence == BEATS
    assert judge(close, tried=4).sentence == NO_EVIDENCE


def test_an_effect_that_differs_between_visitors_makes_choosing_worth_it() -> None:
    pair = a_trial(6_000, swayed=0.3).trial.pair(1)
    effects = honest_effects(pair, plan_for(pair, MACHINE), MACHINE, "x")[:, 1]
    assert judge(gain_of(pair, effects, draws=100)).sentence == BEATS


def test_an_effect_that_is_the_same_for_all_does_not() -> None:
    pair = a_trial(12_000, swayed=0.0, everyone=0.1).trial.pair(1)
    effects = honest_effects(pair, plan_for(pair, MACHINE), MACHINE, "x")[:, 1]
    assert judge(gain_of(pair, effects, draws=100)).sentence == NO_EVIDENCE


def test_a_few_outcomes_cannot_tell() -> None:
    pair = a_trial(600, swayed=0.0).trial.pair(2)
    effects = honest_effects(pair, plan_for(pair, MACHINE), MACHINE, "s")[:, 1]
    assert judge(gain_of(pair, effects, draws=100)).sentence == CANNOT_TELL
