"""Pull-back: slowed, paused, tried again, and every step said in words."""

import random

from tests.support.builders import DAY, HOUR, NOW
from tests.unit.policies.logs import answered
from waverly.deciding.share_table import OPENING, Rest, ShareTable
from waverly.policies.logged.decisions import Logged
from waverly.policies.shares.holding_back import hold_back
from waverly.storage.site.share_rows import Move

NAMES = {"first": "Exit coupon"}
CELL = ("first", "mobile", "exit_intent")
PLACE = {"device": "mobile", "moment": "exit_intent"}


def look(
    log: list[Logged], table: ShareTable = OPENING, at: int = NOW, worth: float = 0.0
) -> tuple[Rest | None, list[Move]]:
    after, moves = hold_back(table, log, {CELL: worth}, NAMES, at)
    return after.rest(*CELL), moves


def a_rest(**changes: object) -> ShareTable:
    known: dict[str, object] = {
        "campaign": "first",
        "device": "mobile",
        "moment": "exit_intent",
        "state": "slowed",
        "since": NOW,
        "until": NOW + 7 * DAY,
        "count_from": NOW,
    }
    return ShareTable(rests=(Rest(**(known | changes)),))  # type: ignore[arg-type]


def test_the_notice_names_figures_place_and_the_next_try() -> None:
    rest, moves = look(answered(200, 61, 9, **PLACE), at=NOW + DAY)
    assert rest is not None and (rest.state, rest.dismissed, rest.used) == ("slowed", 61, 9)
    assert moves[0].sentence == (
        "Exit coupon: slowed to 2% on Tuesday, 22 Sep, on mobile after “Headed for the exit”. "
        "61 dismissed, 9 used in 24 h. Next try Tuesday, 29 Sep."
    )


def test_it_counts_on_from_the_first_who_answered() -> None:
    log = answered(100, 30, 5, **PLACE) + answered(100, 31, 4, at=NOW + 12 * HOUR, **PLACE)
    rest, _ = look(log, at=NOW + DAY)
    assert rest is not None and rest.count_from == NOW


def test_few_answers_or_more_uses_than_closings_hold_nothing_back() -> None:
    assert look(answered(50, 15, 4, **PLACE)) == (None, [])
    assert look(answered(200, 40, 60, **PLACE)) == (None, [])


def test_help_that_is_surely_worth_it_stays_however_often_it_is_closed() -> None:
    assert look(answered(200, 61, 9, **PLACE), worth=0.8) == (None, [])
    assert look(answered(200, 61, 9, **PLACE), worth=0.79)[0] is not None


def test_slowed_help_that_proves_worth_it_is_not_paused() -> None:
    rest, moves = look(answered(200, 61, 9, **PLACE), a_rest(), at=NOW + DAY, worth=0.8)
    assert (rest and rest.state, moves) == ("slowed", [])
    rest, _ = look(answered(200, 61, 9, **PLACE), a_rest(), at=NOW + DAY, worth=0.79)
    assert rest is not None and rest.state == "paused"


def test_another_device_and_another_moment_are_left_alone() -> None:
    after, _ = hold_back(OPENING, answered(200, 61, 9, **PLACE), {}, NAMES, NOW)
    assert [(r.device, r.moment) for r in after.rests] == [("mobile", "exit_intent")]


def test_four_of_five_closed_is_slowed_within_a_hundred_and_paused_by_three_hundred() -> None:
    rng, log, table, shows = random.Random(1), list[Logged](), OPENING, dict[str, int]()
    for hour in range(12):
        closed = sum(rng.random() < 0.8 for _ in range(25))
        log += answered(25, closed, 25 - closed, at=NOW + hour * HOUR, **PLACE)
        table, moves = hold_back(table, log, {}, NAMES, NOW + (hour + 1) * HOUR)
        shows |= {move.kind: len(log) for move in moves}
    assert shows["slowed"] <= 100
    assert shows["paused"] <= 300


def test_after_its_rest_it_is_tried_again_and_counts_anew() -> None:
    rest, moves = look([], a_rest(state="paused"), at=NOW + 7 * DAY)
    assert rest is not None and (rest.state, rest.count_from) == ("probation", NOW + 7 * DAY)
    assert "tried again" in moves[0].sentence


def test_closed_again_it_rests_twice_as_long() -> None:
    table = a_rest(state="probation")
    rest, _ = look(answered(60, 30, 5, **PLACE), table, at=NOW + DAY)
    assert rest is not None and (rest.state, rest.days) == ("slowed", 14.0)
    assert rest.until == NOW + 15 * DAY


def test_no_rest_is_longer_than_sixteen_weeks() -> None:
    table = a_rest(state="probation", days=100.0)
    rest, _ = look(answered(60, 30, 5, **PLACE), table, at=NOW + DAY)
    assert rest is not None and rest.days == 112.0


def test_closed_more_than_used_it_stays_on_probation_until_there_are_answers_enough() -> None:
    table = a_rest(state="probation")
    rest, moves = look(answered(60, 8, 3, **PLACE), table, at=NOW + 7 * DAY)
    assert (rest and rest.state, moves) == ("probation", [])


def test_once_mended_it_passes_probation_and_is_free() -> None:
    rest, moves = look(answered(60, 5, 30, **PLACE), a_rest(state="probation"), at=NOW + 7 * DAY)
    assert rest is None
    assert moves[0].sentence.startswith("Exit coupon: no longer held back on mobile")


def test_the_owners_word_holds_until_it_ends() -> None:
    table, log = a_rest(state="released"), answered(200, 90, 2, **PLACE)
    assert look(log, table, at=NOW + 6 * DAY)[1] == []
    assert look([], table, at=NOW + 7 * DAY)[0] is None
