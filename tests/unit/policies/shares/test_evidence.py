import random

import pytest
from msgspec.structs import replace

from tests.unit.policies.logs import logged, many
from waverly.deciding import NOTHING
from waverly.policies.logged.decisions import Logged
from waverly.policies.shares.evidence import gather

HELD = {"first": 0.1, "second": 0.1}


def test_the_held_out_and_those_who_drew_nothing_are_the_control() -> None:
    held = logged("first", displayed=False, held_out="campaign", bought=True)
    found = gather([*many("first", 10, 3), *many(NOTHING, 5, 1), held], HELD)["pause", "first"]
    assert (found.shown.n, found.shown.orders) == (10, 3)
    assert (found.control.n, found.control.orders) == (6, 2)


def test_whoever_is_in_the_control_weighs_by_all_the_ways_into_it() -> None:
    """Nothing has 20%, and a tenth of the campaign's 70% is held out: 27% of visitors are the control."""
    found = gather(many(NOTHING, 27, 0), HELD)["pause", "first"]
    assert found.control.weight == pytest.approx(100)


def test_those_who_drew_another_campaign_are_on_neither_side() -> None:
    found = gather(many("second", 10, 3, dismissed=True), HELD)["pause", "first"]
    assert (found.shown.n, found.control.n) == (0, 0)
    assert (found.displayed, found.dismissed) == (0, 0)


def test_a_visitor_counts_once_and_the_global_holdout_not_at_all() -> None:
    twice = [logged(visitor="ann"), logged(visitor="ann", bought=True)]
    outside = logged(displayed=False, held_out="global", takes_part=False)
    undrawn = logged(NOTHING, takes_part=False)
    found = gather([*twice, outside, undrawn], HELD)["pause", "first"]
    assert (found.shown.n, found.shown.orders, found.control.n) == (1, 0, 0)


def test_what_is_closed_after_it_was_used_is_no_closing() -> None:
    answers = [logged(used=True, dismissed=True), logged(dismissed=True), logged(used=True)]
    found = gather(answers, HELD)["pause", "first"]
    assert (found.displayed, found.dismissed) == (3, 1)


def test_moving_shares_and_a_falling_base_rate_make_no_lift() -> None:
    rng = random.Random(5)
    log: list[Logged] = []
    for share, base_rate in (
        (0.5, 0.30),
        (0.88, 0.06),
    ):  # the campaign gets more as the shop gets less
        chances = {NOTHING: 1 - share, "first": share}
        for _ in range(20_000):
            arm = "first" if rng.random() < share else NOTHING
            log.append(logged(arm, bought=rng.random() < base_rate, chances=chances))
    found = gather(log, {"first": 0.0})["pause", "first"]
    pooled = (found.shown.orders / found.shown.n) / (found.control.orders / found.control.n)
    assert pooled < 0.75  # what adding up would say: a loss that is not there
    assert found.log_ratio == pytest.approx(0, abs=0.06)
    assert found.control.effective_orders < found.control.orders


def test_a_holdout_counts_as_it_was_when_it_was_decided() -> None:
    then = [replace(each, holdouts={"first": 0.5}) for each in many("first", 10, 5)]
    found = gather([*then, *many("first", 10, 0)], HELD)["pause", "first"].shown
    assert found.weight == pytest.approx(10 / (0.7 * 0.5) + 10 / (0.7 * 0.9))
