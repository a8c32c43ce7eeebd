"""The learners find who is swayed, leave alone what does nothing, and survive unequal shares."""

import numpy as np
import pytest

from waverly.training.uplift import LEARNERS, LearnerName, fit_effects, honest_effects, plan_for

from .trials import MACHINE, Made, a_trial


@pytest.fixture(scope="module")
def made() -> Made:
    return a_trial()


@pytest.mark.parametrize("learner", LEARNERS)
def test_who_is_swayed_is_told_from_who_is_not(made: Made, learner: LearnerName) -> None:
    plan = plan_for(made.trial, MACHINE)
    found = fit_effects(made.trial, plan, MACHINE, learner).of(made.trial.rows.matrix)[:, 1]
    swayed = made.effect > 0
    assert found[swayed].mean() > found[~swayed].mean() + 0.12


@pytest.mark.parametrize("learner", LEARNERS)
def test_nothing_is_what_effects_are_measured_against(made: Made, learner: LearnerName) -> None:
    plan = plan_for(made.trial, MACHINE)
    found = fit_effects(made.trial, plan, MACHINE, learner).of(made.trial.rows.matrix)
    assert found.shape == (len(made.trial), 3)
    assert (found[:, 0] == 0).all()
    assert abs(found[:, 2].mean()) < 0.04  # the arm that does nothing


def test_shares_that_differ_between_visitors_do_not_bias_the_effect(made: Made) -> None:
    plan = plan_for(made.trial, MACHINE)
    found = honest_effects(made.trial, plan, MACHINE, "dr")[:, 1]
    assert found.mean() == pytest.approx(made.effect.mean(), abs=0.03)


def test_arms_with_few_outcomes_share_one_model() -> None:
    few = a_trial(900)
    assert not plan_for(few.trial, MACHINE).own_models
    assert plan_for(a_trial(6_000).trial, MACHINE).own_models


def test_only_regressed_effects_come_as_a_model_a_server_can_load(made: Made) -> None:
    plan = plan_for(made.trial, MACHINE)
    loadable = {
        name: fit_effects(made.trial, plan, MACHINE, name).booster is not None for name in LEARNERS
    }
    assert loadable == {"s": False, "t": False, "x": True, "dr": True}


def test_the_same_trial_gives_the_same_effects(made: Made) -> None:
    plan = plan_for(made.trial, MACHINE)
    once, again = (honest_effects(made.trial, plan, MACHINE, "s") for _ in range(2))
    assert np.array_equal(once, again)
