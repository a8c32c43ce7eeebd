"""Off-policy estimates: unbiased where promised, robust to one wrong half."""

from collections.abc import Callable

import numpy as np
import pytest

from waverly.reporting.statistics.estimators import (
    Log,
    clipped_ips,
    dm,
    dr,
    dr_shrunk,
    effective_sample_size,
    ips,
    sndr,
    snips,
    switch_dr,
)
from waverly.reporting.statistics.off_policy import OffPolicy, OffPolicyRows, off_policy

RATES = np.array([0.05, 0.10, 0.20])
SHARES = np.array([0.2, 0.7, 0.1])
NEW = np.array([0.1, 0.1, 0.8])


def draw_log(rows: int, seed: int, *, model: np.ndarray = RATES) -> Log:
    draw = np.random.default_rng(seed)
    action = draw.choice(3, rows, p=SHARES)
    return Log(
        reward=(draw.random(rows) < RATES[action]).astype(float),
        weight=(NEW / SHARES)[action],
        modelled=model[action],
        modelled_new=np.full(rows, float(NEW @ model)),
    )


@pytest.mark.parametrize("estimate", [ips, snips, dr, sndr])
def test_estimates_centre_on_what_the_policy_would_earn(
    estimate: Callable[[Log], float],
) -> None:
    values = [estimate(draw_log(500, seed)) for seed in range(400)]
    assert float(np.mean(values)) == pytest.approx(float(NEW @ RATES), abs=0.006)


def test_a_wrong_model_misleads_the_direct_method_but_not_the_doubly_robust_one() -> None:
    wrong = [draw_log(500, seed, model=np.full(3, 0.5)) for seed in range(400)]
    assert dm(wrong[0]) == pytest.approx(0.5)
    assert float(np.mean([dr(log) for log in wrong])) == pytest.approx(
        float(NEW @ RATES), abs=0.015
    )


def test_a_good_model_makes_the_doubly_robust_one_steadier() -> None:
    logs = [draw_log(500, seed) for seed in range(200)]
    assert np.std([dr(log) for log in logs]) < np.std([ips(log) for log in logs])


def test_switching_and_shrinking_run_from_the_model_to_the_doubly_robust_estimate() -> None:
    log = draw_log(500, 1)
    assert switch_dr(log, 1e9) == pytest.approx(dr(log))
    assert switch_dr(log, 1e-9) == pytest.approx(dm(log))
    assert dr_shrunk(log, 1e12) == pytest.approx(dr(log))
    assert dr_shrunk(log, 1e-12) == pytest.approx(dm(log))


def test_a_high_ceiling_clips_nothing() -> None:
    log = draw_log(500, 2)
    assert clipped_ips(log, 100.0) == ips(log)
    assert clipped_ips(log, 1.0) < ips(log)


def test_equal_weights_are_worth_every_row_and_no_weight_none() -> None:
    log = draw_log(500, 3)
    even = Log(
        reward=log.reward,
        weight=np.full(500, 0.3),
        modelled=log.modelled,
        modelled_new=log.modelled_new,
    )
    none = Log(
        reward=log.reward,
        weight=np.zeros(500),
        modelled=log.modelled,
        modelled_new=log.modelled_new,
    )
    assert effective_sample_size(even) == pytest.approx(500)
    assert effective_sample_size(none) == 0.0


def ask(rows: int, seed: int, new: np.ndarray) -> OffPolicy:
    draw = np.random.default_rng(seed)
    action = draw.choice(3, rows, p=SHARES)
    reward = (draw.random(rows) < RATES[action]).astype(float)
    found = off_policy(
        OffPolicyRows(
            action=action.tolist(),
            reward=reward.tolist(),
            propensity=SHARES[action].tolist(),
            logging_shares=SHARES.tolist(),
            new_policy=[new.tolist()] * rows,
            reward_model=[RATES.tolist()] * rows,
        )
    )
    assert isinstance(found, OffPolicy)
    return found


def test_the_same_policy_gains_exactly_nothing() -> None:
    found = ask(300, 1, SHARES)
    assert (found.gain_over_logging, found.gain_se) == pytest.approx((0, 0), abs=1e-12)


def test_the_lower_bound_of_the_gain_lies_below_the_true_gain_in_95_percent() -> None:
    truth = float((NEW - SHARES) @ RATES)
    below = sum(ask(1_000, seed, NEW).gain_lower_95_one_sided < truth for seed in range(300))
    assert 0.92 <= below / 300 <= 0.985


def test_a_policy_the_log_never_followed_has_no_self_normalised_value() -> None:
    never = OffPolicyRows(
        action=[0, 0],
        reward=[1, 0],
        propensity=[0.9, 0.9],
        logging_shares=[0.9, 0.1],
        new_policy=[[0.0, 1.0]] * 2,
        reward_model=[[0.1, 0.2]] * 2,
        switch_tau=2.0,
    )
    found = off_policy(never)
    assert isinstance(found, OffPolicy)
    assert (found.snips, found.sndr, found.effective_sample_size) == (None, None, 0.0)
