"""Which bets of the nights are still in force, by campaign."""

from tests.support.builders import NOW
from waverly.deciding.share_table import OPENING, ShareTable, TriggerShares
from waverly.reporting.results.bets import bets_of
from waverly.storage.site.share_rows import Move

RESTING = ShareTable(triggers={"pause": TriggerShares(control=0.1)})


def a_move(kind: str, campaign: str = "note", p_worth: float = 0.97) -> Move:
    figures = {"p_worth": p_worth}
    return Move(at=NOW, campaign=campaign, kind=kind, sentence="", moment="pause", figures=figures)


def test_a_control_that_rests_is_a_bet_on_the_campaign_that_let_it() -> None:
    (bet,) = bets_of(RESTING, [a_move("control_rests")])["note"]
    assert (bet.is_worth, bet.p_worth, bet.title) == (True, 0.97, "“Paused”")


def test_a_floor_is_a_bet_against_it() -> None:
    table = ShareTable(triggers={"pause": TriggerShares(floored=("note",))})
    (bet,) = bets_of(table, [a_move("floored", p_worth=0.1), a_move("control_rests")])["note"]
    assert not bet.is_worth


def test_what_was_taken_back_since_is_no_bet() -> None:
    rested = a_move("control_rests")
    assert bets_of(OPENING, [rested]) == {}
    assert bets_of(RESTING, [a_move("control_returns"), rested]) == {}
    assert bets_of(RESTING, [a_move("leads", "other"), rested]) == {}
    price = Move(at=NOW, campaign="*attention", kind="price", sentence="")
    assert bets_of(RESTING, [price]) == {}
