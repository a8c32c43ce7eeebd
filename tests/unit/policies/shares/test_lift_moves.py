import pytest

from tests.support.builders import NOW
from tests.unit.policies.logs import many
from waverly.deciding import NOTHING
from waverly.deciding.share_table import OPENING, ShareTable, TriggerShares
from waverly.policies.logged.decisions import Logged
from waverly.policies.shares.evidence import gather
from waverly.policies.shares.lift_moves import move_shares
from waverly.storage.site.share_rows import Move

NAMES = {"first": "First help", "second": "Second help"}


def night(log: list[Logged], table: ShareTable = OPENING) -> tuple[TriggerShares, list[Move]]:
    after, moves = move_shares(table, gather(log, {}), NAMES, NOW)
    return after.trigger("pause"), moves


def week(first: int, second: int, control: int) -> list[Logged]:
    """Orders of 4,000 shown the first, 1,000 the second and 1,500 nothing."""
    return [
        *many("first", 4_000, first),
        *many("second", 1_000, second),
        *many(NOTHING, 1_500, control),
    ]


def test_nothing_moves_below_twenty_orders_on_a_side() -> None:
    after, moves = night(week(first=19, second=0, control=300))
    assert (after, moves) == (TriggerShares(), [])


def test_help_that_costs_orders_keeps_only_the_floor() -> None:
    after, moves = night(week(first=160, second=0, control=120))
    assert after.floored == ("first",)
    assert [move.kind for move in moves] == ["floored"]
    assert "First help, after “Paused”: shown to only 2 of 100 from now on" in moves[0].sentence
    assert "4.0% of those who got it ordered (160 people), 8.0% of those" in moves[0].sentence
    assert "(120): −50%. Part of that may be luck, so −" in moves[0].sentence


def test_help_that_surely_works_lets_the_control_rest() -> None:
    after, moves = night(week(first=560, second=0, control=120))
    assert (after.control, after.floored) == (0.10, ())
    assert moves[0].figures["p_worth"] > 0.90


def test_a_better_runner_up_takes_the_lead() -> None:
    after, moves = night(week(first=330, second=140, control=120))
    assert after.lead == "second"
    assert moves[-1].kind == "leads" and moves[-1].figures["p_better"] > 0.80


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(many("first", 4_000, 330), many("second", 60, 15), id="too few of its own"),
        pytest.param(many("first", 4_000, 19), many("second", 1_000, 140), id="too few beside it"),
        pytest.param(many("first", 4_000, 160), many("second", 1_000, 70), id="not worth it"),
    ],
)
def test_what_seems_better_does_not_take_the_lead_with(
    first: list[Logged], second: list[Logged]
) -> None:
    after, moves = night([*first, *second, *many(NOTHING, 1_500, 120)])
    assert (after.lead, [move for move in moves if move.kind == "leads"]) == (None, [])


def test_the_control_does_not_rest_on_a_handful_of_orders_without_help() -> None:
    after, moves = night([*many("first", 4_000, 560), *many(NOTHING, 300, 15)])
    assert (after, moves) == (TriggerShares(), [])


def test_a_floored_campaign_returns_when_orders_speak_for_it_again() -> None:
    table = ShareTable(triggers={"pause": TriggerShares(floored=("first",))})
    after, moves = night(week(first=480, second=0, control=120), table)
    assert (after.floored, moves[0].kind) == ((), "lifted")


def test_a_floor_is_not_lifted_because_the_orders_against_it_have_grown_old() -> None:
    table = ShareTable(triggers={"pause": TriggerShares(floored=("first",))})
    after, moves = night(week(first=4, second=0, control=120), table)
    assert (after.floored, moves) == (("first",), [])


def test_a_control_at_rest_returns_when_certainty_is_lost() -> None:
    table = ShareTable(triggers={"pause": TriggerShares(control=0.10)})
    after, moves = night(week(first=320, second=0, control=120), table)
    assert (after, [move.kind for move in moves]) == (TriggerShares(), ["control_returns"])


@pytest.mark.parametrize("moment", ["pause", "exit_intent"])
def test_each_kind_of_moment_learns_for_itself(moment: str) -> None:
    log = many("first", 4_000, 160, moment=moment) + many(NOTHING, 1_500, 120, moment=moment)
    table, _ = move_shares(OPENING, gather(log, {}), NAMES, NOW)
    assert list(table.triggers) == [moment]
