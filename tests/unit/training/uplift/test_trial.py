"""A trial is refused when its chances cannot be right, and declined when an arm was hardly tried."""

import numpy as np
import pytest

from waverly.training.readiness import Declined
from waverly.training.uplift import check_trial, trial_from

from .trials import ARMS, a_trial


def test_propensities_that_do_not_sum_to_one_are_refused_with_the_row() -> None:
    trial = a_trial(100).trial
    wrong = trial.propensities.copy()
    wrong[7] = [0.5, 0.5, 0.5]
    with pytest.raises(ValueError, match=r"row 7 sums to 1\.500000"):
        trial_from(trial.rows, trial.arms, ARMS, wrong)


def test_an_arm_that_had_no_chance_cannot_have_been_shown() -> None:
    trial = a_trial(100).trial
    with pytest.raises(ValueError, match="no chance"):
        trial_from(trial.rows, trial.arms, ARMS, np.array([0.5, 0.5, 0.0]))


def test_an_arm_that_is_not_named_is_refused() -> None:
    trial = a_trial(100).trial
    with pytest.raises(ValueError, match="one of the 2 named"):
        trial_from(trial.rows, trial.arms, ARMS[:2], np.array([0.5, 0.5]))


def test_an_arm_hardly_tried_is_declined_by_name() -> None:
    trial = a_trial(60).trial
    declined = check_trial(trial)
    assert isinstance(declined, Declined)
    assert "'nothing' was tried" in declined.reason
    assert declined.orders_missing > 0


def test_an_arm_with_outcomes_enough_is_accepted() -> None:
    assert check_trial(a_trial(2_000).trial) is None


def test_a_pair_keeps_its_rows_and_the_chances_between_the_two() -> None:
    trial = a_trial(500).trial
    pair = trial.pair(2)
    assert pair.arm_names == ("nothing", "noise")
    assert len(pair) == int(np.isin(trial.arms, (0, 2)).sum())
    assert np.allclose(pair.propensities.sum(axis=1), 1)
