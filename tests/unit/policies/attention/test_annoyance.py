"""What help costs in later visits: against those held out, declined on little data, drawn to the start."""

from math import isclose

import pytest
from msgspec.structs import replace

from tests.support.builders import KEY, NOW, a_campaign, a_policy, an_opportunity
from tests.support.enrolments import CAMPAIGN, crowd, people, sides_of, table_of
from waverly.deciding import Opportunity
from waverly.deciding.attention import left_for, over_budget, price_of
from waverly.deciding.share_table import OPENING, ShareTable
from waverly.policies.attention.annoyance import Loss, learnt, loss_of, pooled
from waverly.policies.attention.annoyance_log import prices_of, read_annoyance
from waverly.policies.attention.pricing import Annoyance, move_prices, prices
from waverly.policies.nightly import update_shares
from waverly.policies.shares.standing import ANNOYANCE_PRICE, closing_price
from waverly.sessions import Showing
from waverly.storage import Store
from waverly.storage.measured.statistic_rows import write_statistics
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.share_rows import current_table

SURE = Loss(
    visits=0.01, variance=1e-9, shown=9_000, ghosts=9_000, shown_returns=900, ghost_returns=900
)


def test_fewer_returns_than_those_held_out_are_visits_lost() -> None:
    shown, ghosts = (
        people("shown", 2_000, return_visit=180),
        people("held_out", 1_000, return_visit=100),
    )
    loss = loss_of(sides_of(shown, ghosts))
    assert isclose(loss.visits, 0.01, abs_tol=1e-9)
    assert (loss.shown, loss.ghosts, loss.missing) == (2_000, 1_000, None)


def test_leaving_at_once_and_unsubscribing_are_lost_visits_too() -> None:
    shown = people("shown", 1_000, exit_soon=60, unsubscribe=4, return_visit=100)
    ghosts = people("held_out", 1_000, exit_soon=50, unsubscribe=2, return_visit=100)
    assert isclose(loss_of(sides_of(shown, ghosts)).visits, 0.01 + 5 * 0.002, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("ghosts", "returns", "words"),
    [
        (499, 90, "500 are needed"),
        (600, 19, "20 are needed"),
        (0, 0, "0 people were held out of it or of all help"),
    ],
)
def test_too_little_is_declined_with_what_is_missing(ghosts: int, returns: int, words: str) -> None:
    shown = people("shown", 5_000, return_visit=500)
    loss = loss_of(sides_of(shown, people("held_out", ghosts, return_visit=returns)))
    assert words in (loss.missing or "")


def test_what_is_sure_outweighs_the_start_and_what_is_not_leaves_it() -> None:
    assert isclose(learnt(SURE, start=1.0, unit=200), 2.0, rel_tol=1e-3)
    doubtful = Loss(visits=0.01, variance=1.0)
    assert isclose(learnt(doubtful, start=1.0, unit=200), 1.0, rel_tol=1e-3)


def test_no_price_leaves_its_bounds() -> None:
    assert learnt(Loss(visits=9.0, variance=1e-9), start=1.0) == 4.0
    assert learnt(Loss(visits=-9.0, variance=1e-9), start=1.0) == 0.25


def test_campaigns_are_taken_together_by_people_shown() -> None:
    small = Loss(visits=0.04, variance=0.03, shown=100, ghosts=50)
    large = Loss(visits=0.00, variance=0.01, shown=300, ghosts=50)
    assert isclose(pooled([small, large]).visits, 0.01)
    assert pooled([Loss(shown=5)]) == Loss()


def test_the_same_people_in_several_campaigns_are_no_more_evidence_than_in_one() -> None:
    """Those held out of all help are in each: what they did is seen once."""
    alone = loss_of(
        sides_of(people("shown", 900, return_visit=90), people("held_out", 900, return_visit=80))
    )
    together = pooled([alone, alone, alone])
    assert isclose(together.visits, alone.visits)
    assert isclose(together.variance, alone.variance)


def test_parts_that_go_together_are_as_unsure_as_they_are() -> None:
    """Whoever leaves at once does not come back: each loses two visits, and the error doubles."""
    one = loss_of(
        sides_of(people("shown", 900, exit_soon=90), people("held_out", 900, exit_soon=60))
    )
    stayed = {"exit_soon": 0, "return_visit": 1}
    groups = [
        [
            each if each.values else replace(each, values=stayed)
            for each in people(side, 900, exit_soon=gone)
        ]
        for side, gone in (("shown", 90), ("held_out", 60))
    ]
    both = loss_of(sides_of(*groups))
    assert isclose(both.visits, 2 * one.visits)
    assert isclose(both.variance, 4 * one.variance)


def test_a_price_moves_by_steps_with_a_sentence_and_then_stays() -> None:
    seen = Annoyance(formats={"corner": SURE})
    table, [move] = move_prices(OPENING, seen, NOW)
    assert table.attention_prices == {"corner": 2.0}
    assert move.sentence.startswith(
        "One card in the corner costs 2 points of attention from now on, 1 point"
    )
    assert move_prices(table, seen, NOW) == (table, [])


def test_a_closing_costs_the_orders_of_the_visits_it_loses() -> None:
    seen = Annoyance(whole=SURE, closed=0.5, orders=0.2)
    table, [move] = move_prices(OPENING, seen, NOW)
    assert isclose(closing_price(table), 0.004, rel_tol=0.02)
    assert closing_price(OPENING) == ANNOYANCE_PRICE
    assert move.figures["held_out"] == 9_000


def test_a_device_with_enough_people_gets_a_price_of_its_own() -> None:
    costly = replace(SURE, visits=0.02)
    seen = Annoyance(formats={"banner": SURE}, devices={"mobile": {"banner": costly}})
    table, moves = move_prices(OPENING, seen, NOW)
    assert table.attention_prices == {"banner": 2.0, "banner/mobile": 4.0}
    assert "One banner on mobile costs 4 points" in moves[-1].sentence
    policy = a_policy(table=table)
    asked = [price_of("banner", policy, device) for device in ("mobile", "desktop", "")]
    assert asked == [4, 2, 2]


def test_a_device_with_few_people_keeps_the_price_of_all_and_says_so() -> None:
    seen = Annoyance(
        formats={"banner": SURE}, devices={"tablet": {"banner": Loss(shown=90, ghosts=10)}}
    )
    table, moves = move_prices(OPENING, seen, NOW)
    assert table.attention_prices == {"banner": 2.0}
    assert len(moves) == 1
    _, tablet, _ = prices(table, seen)
    assert (tablet.device, tablet.in_force, tablet.found) == ("tablet", 2.0, None)
    assert "costs 2 points of attention, as on all devices: 10 people" in tablet.sentence


def test_an_unsure_device_is_drawn_to_the_price_of_all_devices() -> None:
    unsure = Loss(visits=0.02, variance=1.0)
    assert isclose(learnt(unsure, start=1.0, unit=200, overall=2.0), 2.0, rel_tol=1e-3)


async def test_each_device_is_read_by_itself(store: Store) -> None:
    groups = [
        [
            replace(each, device=device, form="inline")
            for each in people(side, 900, return_visit=returns)
        ]
        for device, shown, held in (("mobile", 60, 135), ("desktop", 135, 135))
        for side, returns in (("shown", shown), ("held_out", held))
    ]
    async with store.write() as connection:
        await write_statistics(connection, KEY, crowd(table_of(*groups), 100))
    seen = await read_annoyance(store, KEY, (a_campaign(CAMPAIGN),), NOW)
    found = {device: seen.devices[device]["inline"].visits for device in ("mobile", "desktop")}
    assert found["mobile"] > seen.formats["inline"].visits > found["desktop"]


async def test_a_night_learns_what_the_budget_then_asks(store: Store) -> None:
    shown = people("shown", 900, return_visit=117, dismissed=300, orders=90)
    table = table_of(shown, people("held_out", 900, return_visit=135, orders=90))
    async with store.write() as connection:
        await write_statistics(connection, KEY, crowd(table, 100))
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN),), NOW)
    moves = await update_shares(store, KEY, NOW)
    learnt_table = await current_table(store, KEY)
    assert [move.kind for move in moves] == ["price", "price"]
    assert learnt_table.attention_prices["corner"] > 2.0
    dearer, opening = a_policy(table=learnt_table), a_policy(table=ShareTable())
    assert over_budget("corner", left_for(twice_shown(), dearer), dearer) is not None
    assert over_budget("corner", left_for(twice_shown(), opening), opening) is None
    corner, *_ = await prices_of(store, KEY, NOW)
    assert corner.in_force == learnt_table.attention_prices["corner"]


def twice_shown() -> Opportunity:
    o = an_opportunity()
    return replace(o, profile=replace(o.profile, seen=(Showing(at=NOW - 1, format="corner"),) * 2))
