"""What a model expected is held against what happened, on logs whose truth is known."""

import numpy as np
import pytest
from msgspec.structs import replace

from tests.unit.policies.synthetic import ARMS, RATES, drawn
from waverly.deciding import NOTHING
from waverly.policies.acceptance.effect_card import ArmEffect
from waverly.policies.acceptance.effect_words import come_true_sentence
from waverly.policies.acceptance.effects_judged import effects_judged
from waverly.policies.logged.arrays import JudgedLog
from waverly.reporting.statistics.estimators import Floats

SIZE = 9_000
TRUE = RATES - RATES[0]


def flat(log: JudgedLog, effects: Floats = TRUE) -> tuple[ArmEffect, ...]:
    """Judge a model that expects the same effects everywhere."""
    expected, levels = (np.tile(each, (len(log), 1)) for each in (effects, RATES))
    return effects_judged(log, ARMS, expected, levels)


def uneven(seed: int) -> tuple[JudgedLog, Floats]:
    """Return a log in which the first help suits some and harms others, and its effect at each moment."""
    log = drawn(SIZE, seed)
    rng = np.random.default_rng(seed + 1)
    effect = rng.uniform(-0.1, 0.2, SIZE)
    rates = 0.15 + effect * (log.got == 1)
    return replace(log, reward=(rng.random(SIZE) < rates).astype(float)), effect


def judged(log: JudgedLog, expected: Floats) -> ArmEffect:
    """Judge effects expected of the first help, with a model of levels that knows no effect."""
    both = np.column_stack([np.zeros(SIZE), expected])
    (found,) = effects_judged(log, (NOTHING, "first"), both, np.full((SIZE, 3), 0.15))
    return found


def test_the_truth_lies_within_the_limits_as_often_as_they_say() -> None:
    within = [
        each.overall.low <= truth <= each.overall.high
        for seed in range(60)
        for each, truth in zip(flat(drawn(3_000, seed)), TRUE[1:], strict=True)
    ]
    assert np.mean(within) >= 0.9


def test_where_the_same_is_expected_everywhere_there_are_no_thirds() -> None:
    first, second = flat(drawn(SIZE, 1))
    assert (first.arm, second.arm) == ("first", "second")
    assert first.overall.said == pytest.approx(0.03)
    assert not first.thirds
    assert come_true_sentence(first) == "It expects the same everywhere."


def test_a_model_that_knows_whom_it_suits_is_seen_to() -> None:
    log, effect = uneven(seed=3)
    found = judged(log, effect)
    assert [each.moments for each in found.thirds] == [SIZE / 3] * 3
    happened = [each.happened for each in found.thirds]
    assert happened == sorted(happened)
    assert found.come_true == pytest.approx(1, abs=0.35)
    assert come_true_sentence(found).startswith("It knows whom this help suits")


def test_a_model_that_has_it_the_wrong_way_round_is_told_so() -> None:
    log, effect = uneven(seed=5)
    found = judged(log, -effect)
    assert found.come_true == pytest.approx(-1, abs=0.35)
    assert come_true_sentence(found).startswith("It is mistaken about whom this help suits")


def test_differences_that_are_expected_of_noise_do_not_come_true() -> None:
    log, _ = uneven(seed=7)
    found = judged(log, np.random.default_rng(99).uniform(-0.1, 0.2, SIZE))
    assert come_true_sentence(found).startswith(
        "Whether it knows whom this help suits cannot be said"
    )


def test_a_help_that_could_nowhere_be_shown_is_left_out() -> None:
    log = drawn(SIZE, 2, np.array([0.3, 0.7, 0.0]))
    assert [each.arm for each in flat(log)] == ["first"]
