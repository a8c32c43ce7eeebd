"""How much more a policy would bring, in percent: what it is compared with is uncertain, too."""

import numpy as np
import pytest

from tests.unit.policies.synthetic import NEW, RATES, SHARES, drawn
from waverly.policies.judging.estimate import estimate
from waverly.policies.judging.judgement import judge
from waverly.policies.judging.relative_gain import RelativeGain, relative_gain
from waverly.policies.judging.reward_model import reward_model


def judged(
    size: int, seed: int, new: list[float], rival: list[float] | None = None
) -> RelativeGain:
    log = drawn(size, seed)
    against = None if rival is None else np.tile(rival, (size, 1))
    found = judge(log, np.tile(new, (size, 1)), reward_model(log), rival=against).relative
    assert found is not None
    return found


@pytest.mark.parametrize("new", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], NEW.tolist(), [0.05, 0.05, 0.9]])
def test_the_interval_holds_the_true_change_as_often_as_it_says(new: list[float]) -> None:
    truth = float(np.array(new) @ RATES) / float(SHARES @ RATES) - 1
    found = [judged(3_000, seed, new) for seed in range(400)]
    assert np.mean([each.low <= truth <= each.high for each in found]) >= 0.93


def test_against_a_rival_it_is_a_share_of_the_rivals_orders() -> None:
    rival = [1.0, 0.0, 0.0]
    truth = float(NEW @ RATES) / float(np.array(rival) @ RATES) - 1
    found = [judged(6_000, seed, NEW.tolist(), rival) for seed in range(200)]
    assert np.mean([each.low <= truth <= each.high for each in found]) >= 0.93


def test_orders_that_are_few_make_it_wider_than_if_they_were_known() -> None:
    orders, visitors = np.array([1.0] * 20 + [0.0] * 980), np.arange(1_000)
    gains = np.full(1_000, 0.02)  # a gain that is known exactly
    found = relative_gain(gains, orders, visitors)
    assert found is not None and found.value == pytest.approx(1.0)
    assert estimate(gains, visitors).se == 0
    assert found.low < 0.7 and found.high > 1.4


@pytest.mark.parametrize(("orders", "gain"), [(0.0, 0.1), (0.1, -0.2)])
def test_without_orders_on_either_side_there_is_no_share(orders: float, gain: float) -> None:
    rows = np.ones(10)
    assert relative_gain(rows * gain, rows * orders, np.arange(10)) is None
