"""Offline evaluation on logs whose truth is known."""

import numpy as np
import pytest
from msgspec.structs import replace

from tests.unit.policies.logs import OPENING_SHARES, logged, many
from tests.unit.policies.synthetic import ALWAYS_FIRST, NEW, RATES, SHARES, drawn
from waverly.deciding import NOTHING, bucket
from waverly.deciding.shares import draw
from waverly.policies.judging.estimate import estimate, lower_bound
from waverly.policies.judging.judgement import Judgement, judge
from waverly.policies.judging.reward_model import reward_model
from waverly.policies.logged.arrays import JudgedLog, judged_log
from waverly.policies.logged.decisions import Logged
from waverly.reporting.statistics import estimators
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.estimators import Floats


def judged(log: JudgedLog, new: Floats = NEW, *, is_own: bool = False) -> Judgement:
    chances = np.tile(new, (len(log), 1))
    return judge(log, chances, reward_model(log), fitted_on_this_log=is_own)


def test_the_doubly_robust_interval_holds_the_truth_as_often_as_it_says() -> None:
    truth = float(NEW @ RATES)
    found = [judged(drawn(12_000, seed)).estimates["dr"] for seed in range(300)]
    assert np.mean([each.low <= truth <= each.high for each in found]) >= 0.93


def who_waver_long_buy_less(visitors: int, seed: int) -> list[Logged]:
    """Pauses as the product answers them, in a shop where no help helps.

    One point draws a visitor's arm at every pause; help once shown rests, nothing is drawn again and again.
    """
    rng = np.random.default_rng(seed)
    log: list[Logged] = []
    for number in range(visitors):
        arm = draw(OPENING_SHARES, bucket(f"{seed}:explore:pause:", f"v{number}"))
        wavers_long = rng.random() < 0.5
        bought = bool(rng.random() < (0.02 if wavers_long else 0.10))
        pauses = 8 if wavers_long and arm == NOTHING else 1
        log += [logged(arm, bought=bought, visitor=f"v{number}") for _ in range(pauses)]
    return log


def test_who_draws_nothing_again_and_again_makes_no_gain_for_help_that_does_not_help() -> None:
    found: list[Judgement] = []
    for seed in range(40):
        log = judged_log(who_waver_long_buy_less(2_000, seed), {})
        assert isinstance(log, JudgedLog) and len(log) == 2_000
        found.append(judged(log, ALWAYS_FIRST))
    gains = [each.gain.value for each in found if each.gain is not None]
    # with every pause counted for itself +0.0055 and 0.036
    assert np.mean(gains) == pytest.approx(0, abs=0.002)
    assert np.mean([each.estimates["ips"].value for each in found]) == pytest.approx(0.06, rel=0.05)


def test_the_gain_is_the_difference_of_the_two_policies() -> None:
    truth = float((NEW - SHARES) @ RATES)
    gains = [judged(drawn(3_000, seed)).gain for seed in range(300)]
    assert np.mean([g is not None and g.low <= truth <= g.high for g in gains]) >= 0.93


def test_the_estimates_are_those_of_the_published_formulas() -> None:
    log = drawn(4_000, seed=1)
    q, rows = reward_model(log), np.arange(len(log))
    known = estimators.Log(
        reward=log.reward,
        weight=NEW[log.got] / SHARES[log.got],
        modelled=q[rows, log.got],
        modelled_new=q @ NEW,
    )
    found = judge(log, np.tile(NEW, (len(log), 1)), q).estimates
    assert {name: each.value for name, each in found.items()} == pytest.approx(
        {
            "ips": estimators.ips(known),
            "ips_clipped": estimators.clipped_ips(known, 20.0),
            "snips": estimators.snips(known),
            "dm": estimators.dm(known),
            "dr": estimators.dr(known),
            "sndr": estimators.sndr(known),
            "switch_dr": estimators.switch_dr(known, 10.0),
            "dr_shrunk": estimators.dr_shrunk(known, 100.0),
        },
        abs=1e-12,
    )


def test_a_policy_the_log_says_nothing_about_is_refused_and_not_scored() -> None:
    log = drawn(5_000, seed=2, shares=np.array([0.29, 0.70, 0.01]))
    found = judged(log, np.array([0.0, 0.0, 1.0]))
    assert found.is_refused and found.estimates == {} and found.gain is None
    assert any("200 are needed" in reason for reason in found.overlap.refusals)
    assert any("100% of what the policy would do" in reason for reason in found.overlap.refusals)


def test_few_orders_behind_an_interval_are_told() -> None:
    few, many_ = judged(drawn(3_000, seed=4)), judged(drawn(12_000, seed=4))
    assert any("orders carry the result" in warning for warning in few.overlap.warnings)
    assert many_.overlap.warnings == ()


def test_a_policy_learnt_from_this_very_log_is_judged_with_a_warning() -> None:
    found = judged(drawn(3_000, seed=3), is_own=True)
    assert any("too good" in warning for warning in found.overlap.warnings)


def test_decisions_of_one_visitor_are_not_counted_as_many() -> None:
    scores, apart = np.repeat([0.0, 1.0] * 50, 10), np.arange(1_000)
    together = np.repeat(np.arange(100), 10)
    assert estimate(scores, together).se == pytest.approx(
        estimate(scores, apart).se * 10**0.5, rel=0.02
    )


def test_the_gate_asks_for_the_lower_bound_of_one_side() -> None:
    found = estimate(np.array([0.0, 1.0] * 200), np.arange(400))
    assert found.low < lower_bound(found) < found.value


@pytest.mark.parametrize(
    ("chances", "said"),
    [
        ({NOTHING: 0.2, "first": 0.7}, "sum to 0.9 instead of 1"),
        ({NOTHING: 0.2, "first": float("nan")}, "sum to nan instead of 1"),
        ({NOTHING: -0.2, "first": 1.2}, "instead of 1"),
        ({NOTHING: 1.0, "first": 0.0}, "drew first, which was logged as having no chance"),
    ],
)
def test_a_log_with_wrong_chances_judges_nobody(chances: dict[str, float], said: str) -> None:
    found = judged_log([*many("first", 5, 1), logged("first", chances=chances)], {})
    assert isinstance(found, CannotSay) and said in found.cannot_say


def test_a_held_out_visitor_got_nothing_with_the_chance_of_both_ways_to_it() -> None:
    held = logged("first", displayed=False, held_out="campaign")
    found = judged_log([held, logged("second")], {"first": 0.1, "second": 0.5})
    assert isinstance(found, JudgedLog)
    assert found.arms == (NOTHING, "first", "second")
    assert found.got.tolist() == [0, 2]
    assert found.chance_of_got.tolist() == pytest.approx([0.2 + 0.07 + 0.05, 0.1 * 0.5])


def test_a_holdout_counts_as_it_was_when_it_was_decided() -> None:
    before = replace(logged("first"), holdouts={"first": 0.5})
    found = judged_log([before, logged("first")], {"first": 0.1, "second": 0.1})
    assert isinstance(found, JudgedLog)
    assert found.chance_of_got.tolist() == pytest.approx([0.7 * 0.5, 0.7 * 0.9])


def test_a_policy_that_does_what_was_done_gains_nothing_whatever_the_holdouts() -> None:
    held = {"displayed": False, "held_out": "campaign"}
    log = judged_log(
        [
            *many("first", 1_800, 90),
            *many("first", 200, 12, **held),
            *many("second", 400, 30),
            *many(NOTHING, 600, 36),
        ],
        {"first": 0.1, "second": 0.1},
    )
    assert isinstance(log, JudgedLog)
    found = judge(log, log.drawn, reward_model(log))
    assert found.gain is not None and found.gain.value == pytest.approx(0, abs=1e-12)
    assert found.shown_share == pytest.approx(found.logged_shown_share)


def test_too_short_a_log_says_so() -> None:
    found = judged_log([logged(chances={NOTHING: 1.0})], {})
    assert (
        isinstance(found, CannotSay)
        and "there was no decision at which something could be shown" in found.cannot_say
    )
