"""The offline simulation, short: the same code as `waverly simulate --policy`, with few days."""

from functools import cache
from pathlib import Path

import pytest

from waverly.deciding import Record
from waverly.policies.judging.silence import value_of_silence
from waverly.simulation.compare import compare
from waverly.simulation.comparison_plot import plot
from waverly.simulation.help import HELP
from waverly.simulation.players import ALWAYS, BY_ID, OPENING, Fixed, LiftTable
from waverly.simulation.season import START, Score, SeasonPlan, logged, play
from waverly.simulation.truth import PotentialOutcomes, answer_of, effect_of, offline_world
from waverly.simulation.wavering import Wavering, waverings
from waverly.simulation.world import SIGNS, World, WorldName

POLICIES = ("nothing", "rules", "lift", "oracle")


@cache
def season(world: WorldName) -> dict[str, Score]:
    plan = SeasonPlan(world=world, policies=POLICIES, days=20, decisions_a_day=400)
    return {score.policy: score for score in play(plan)}


def test_the_table_of_lifts_falls_at_most_a_third_behind_rules_that_are_right() -> None:
    found = season("A")
    assert found["lift"].gained >= 2 / 3 * found["rules"].gained > 0


def test_the_table_of_lifts_is_ahead_of_rules_that_are_wrong() -> None:
    found = season("B")
    assert found["rules"].gained < found["lift"].gained < found["oracle"].gained


def test_where_no_help_helps_the_table_does_far_less_harm_than_the_rules() -> None:
    found = season("C")
    assert found["rules"].gained < 2 * found["lift"].gained < 0
    assert found["lift"].dismissed < found["rules"].dismissed / 2


@pytest.mark.parametrize("world", ["A", "B", "C"])
def test_nobody_beats_the_oracle_and_nothing_gains_nothing(world: WorldName) -> None:
    found = season(world)
    assert found["nothing"].gained == found["nothing"].shown == 0
    assert max(found.values(), key=lambda score: score.gained).policy in ("oracle", "nothing")


def test_the_same_seed_gives_the_same_season_and_another_another() -> None:
    plan = SeasonPlan(world="A", policies=("rules",), days=2, decisions_a_day=60)
    (one,), (again,) = play(plan), play(plan)
    (other,) = play(SeasonPlan(world="A", policies=("rules",), days=2, decisions_a_day=60, seed=2))
    assert one == again != other


def test_every_moment_has_help_to_choose_from() -> None:
    answered = {moment for campaign in HELP for moment in campaign.trigger.moments}
    assert answered == {sign for signs in SIGNS.values() for sign, _ in signs}


def test_the_truth_is_what_the_world_says() -> None:
    right, useless = offline_world("A"), offline_world("C")
    for wavering in waverings(right, 40, START, 1, seed=4):
        visit = wavering.visit
        assert all(effect_of(useless, campaign, visit) < 0 for campaign in HELP)
        fits = [c for c in HELP if c.causes.get(visit.cause, 0) == 1]
        assert all(effect_of(right, campaign, visit) > 0 for campaign in fits)
        alone = answer_of(right, visit, None)
        assert alone.p_buy == alone.p_buy_alone and not (alone.used or alone.dismissed)


def test_a_comparison_has_intervals_and_regret_and_can_be_drawn(tmp_path: Path) -> None:
    plan = SeasonPlan(world="A", policies=("nothing", "rules"), days=1, decisions_a_day=60)
    days: list[int] = []
    lines = compare(plan, ["A", "C"], 2, lambda: days.append(1))
    assert [(line.world, line.policy) for line in lines] == [
        (world, policy) for world in "AC" for policy in ("nothing", "rules")
    ]
    rules = lines[1]
    assert (
        rules.low is not None and rules.high is not None and rules.low <= rules.gained <= rules.high
    )
    assert lines[0].regret > rules.regret
    plot(lines, tmp_path / "comparison.svg")
    assert "orders gained" in (tmp_path / "comparison.svg").read_text(encoding="utf-8")
    assert len(days) >= 4


def test_the_value_of_silence_covers_what_always_showing_would_have_lost() -> None:
    world, player, rules = offline_world("C"), LiftTable(OPENING), Fixed(ALWAYS)
    kept = 0.0
    for wavering in waverings(world, 6_000, START, 6, seed=8):
        record = player.choose(wavering.opportunity, wavering)
        answer = met(world, wavering, record)
        player.see(logged(record, answer, wavering))
        always = rules.choose(wavering.opportunity, wavering)
        kept += answer.p_buy - met(world, wavering, always).p_buy
    found = value_of_silence(player.log, HELP, mean_order=100.0)
    assert found.orders_kept is not None
    assert found.orders_kept.low < kept < found.orders_kept.high
    assert 0.2 < found.silent_share < 0.4


def met(world: World, wavering: Wavering, record: Record) -> PotentialOutcomes:
    shown = BY_ID[record.arm] if record.displayed else None
    return answer_of(world, wavering.visit, shown)
