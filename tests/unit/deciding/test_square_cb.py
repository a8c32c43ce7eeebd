import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.builders import NOW, a_campaign, a_policy, an_opportunity
from waverly.deciding import NOTHING, decide
from waverly.deciding.share_table import Learner, Rest, ShareTable
from waverly.deciding.square_cb import square_cb
from waverly.wire import Page

LEARNT = ShareTable(learner=Learner(artifact="m1", gamma=1_000.0))
POLICY = a_policy(a_campaign("early", order=1), a_campaign("late", order=2), table=LEARNT)
effects = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1, 1), max_size=8)


@given(effects, st.floats(0, 1e6))
def test_shares_sum_to_one_and_keep_floor_and_control(
    found: dict[str, float], gamma: float
) -> None:
    shares = square_cb(found, gamma=gamma, floor=0.02, control=0.10)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-9)
    assert shares[NOTHING] >= 0.10 - 1e-12
    assert all(shares[arm] >= 0.02 - 1e-12 for arm in found)


def test_the_best_gets_most_and_more_the_surer_the_model() -> None:
    found = {"good": 0.02, "bad": -0.01}
    vague, sure = (square_cb(found, gamma=g, floor=0.02, control=0.1) for g in (10.0, 10_000.0))
    assert vague["good"] > vague["bad"]
    assert vague["good"] < sure["good"] == pytest.approx(0.88, abs=0.02)


def test_where_nothing_is_best_nothing_gets_nearly_all() -> None:
    shares = square_cb({"bad": -0.02}, gamma=10_000.0, floor=0.02, control=0.1)
    assert shares[NOTHING] > 0.97


def test_a_learner_divides_and_the_record_says_what_it_expects() -> None:
    record = decide(an_opportunity(), POLICY, add_effects=lambda arms: [-0.01, 0.03])
    assert record.stage == "learner"
    assert {fate.campaign: fate.effect for fate in record.fates} == {"early": -0.01, "late": 0.03}
    assert record.propensities["late"] > 0.8


@pytest.mark.parametrize("unknown", [None, math.nan, math.inf])
def test_what_was_never_learnt_keeps_the_floor(unknown: float | None) -> None:
    record = decide(an_opportunity(), POLICY, add_effects=lambda arms: [unknown, 0.03])
    assert (record.stage, record.propensities["early"]) == ("learner", 0.02)
    assert sum(record.propensities.values()) == pytest.approx(1)


def test_a_learner_that_knows_none_of_them_is_silent() -> None:
    record = decide(an_opportunity(), POLICY, add_effects=lambda arms: [None, math.nan])
    assert record.stage == "rules"
    assert record.propensities["early"] == pytest.approx(0.7)


def test_what_is_slowed_keeps_the_floor_whatever_the_learner_says() -> None:
    rest = Rest(
        campaign="late",
        device="desktop",
        moment="size_guide_unresolved",
        state="slowed",
        since=NOW,
        until=NOW,
        count_from=NOW,
    )
    policy = replace(POLICY, table=replace(LEARNT, rests=(rest,)))
    o = an_opportunity(page=Page(type="product", device="desktop"))
    record = decide(o, policy, add_effects=lambda arms: [-0.01, 0.5])
    assert record.propensities["late"] == pytest.approx(0.02)
    assert sum(record.propensities.values()) == pytest.approx(1)
