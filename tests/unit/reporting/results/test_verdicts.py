"""Guardrails, before and after, change log, outlook and advice: each says what its figures say."""

from datetime import date, timedelta

import pytest

from tests.support.builders import DAY, NOW, a_campaign
from tests.support.enrolments import people, sides_of
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.advice import Advice, Advised, Results, advice_on
from waverly.reporting.results.before_after import NOT_COVERED, before_after_of
from waverly.reporting.results.bets import Bet
from waverly.reporting.results.change_log import change_log, unmet
from waverly.reporting.results.findings import MetricFinding, finding_of
from waverly.reporting.results.guardrail import guardrail_of
from waverly.reporting.results.merging import next_steps, partner_of
from waverly.reporting.results.planning import PATIENCE_DAYS, outlook_of
from waverly.reporting.results.split import SplitCheck, split_of
from waverly.reporting.statistics.sums import OrderCount
from waverly.storage.site.policy_rows import Applied

START = "2026-09-21"


def headline(shown: int, held_out: int) -> MetricFinding:
    sides = sides_of(
        people("shown", 8100, purchase=shown), people("held_out", 1900, purchase=held_out)
    )
    return finding_of(sides, BY_NAME["purchase"])


def visits(before: int, after: int) -> dict[str, OrderCount]:
    """Four weeks of 1,000 visits a day with that many orders, before and after the start."""
    first = date.fromisoformat(START)
    return {
        (first + timedelta(days=day)).isoformat(): OrderCount(
            n=1000, orders=before if day < 0 else after
        )
        for day in range(-28, 28)
    }


@pytest.mark.parametrize(
    ("dismissed", "engaged", "verdict"),
    [(61, 9, "breached"), (9, 61, "kept"), (12, 7, "unknown")],
)
def test_dismissals_have_a_verdict_of_their_own(dismissed: int, engaged: int, verdict: str) -> None:
    shown = people("shown", 100, dismissed=dismissed) + people("shown", 100, engaged=engaged)
    found = guardrail_of("dismissals", sides_of(shown))
    assert found.verdict == verdict
    assert f"{dismissed} visitors closed it, {engaged} used it" in found.sentence


def test_a_bounce_guardrail_is_compared_with_those_held_out() -> None:
    sides = sides_of(people("shown", 4000, bounce=1600), people("held_out", 1000, bounce=250))
    found = guardrail_of("bounce", sides)
    assert (found.verdict, found.finding is not None) == ("breached", True)
    assert found.sentence.startswith("Over its limit: +15.0%")


def test_before_and_after_compares_whole_weeks_and_is_called_weaker() -> None:
    found = before_after_of(visits(20, 30), START, "2026-10-18", headline(810, 114))
    assert (found.weeks, found.before.n, found.after.n) == (3, 21_000, 21_000)
    assert found.change is not None and found.change.diff == pytest.approx(0.01)
    assert found.label.startswith("Weaker evidence")
    assert found.warning is None


def test_a_warning_is_given_when_before_and_after_tells_another_story() -> None:
    found = before_after_of(visits(20, 30), START, "2026-10-18", headline(810, 190))
    assert found.warning is not None and "Trust the comparison" in found.warning


def test_before_and_after_needs_a_whole_week_and_something_before() -> None:
    short = before_after_of(visits(20, 30), START, "2026-09-25", headline(810, 190))
    assert short.unclear == "Cannot be said: it has not run for a whole week."
    alone = before_after_of({}, START, "2026-10-18", headline(810, 190))
    assert alone.unclear == NOT_COVERED


def test_weeks_before_that_were_hardly_recorded_are_not_compared() -> None:
    known = {day: count for day, count in visits(20, 30).items() if day >= "2026-09-11"}
    found = before_after_of(known, START, "2026-10-18", headline(810, 114))
    assert (found.weeks, found.before.n, found.after.n) == (1, 7_000, 7_000)
    began = {day: count for day, count in known.items() if day >= "2026-09-18"}
    first_days = before_after_of(began, START, "2026-10-18", headline(810, 114))
    assert (first_days.change, first_days.unclear) == (None, NOT_COVERED)


@pytest.mark.parametrize(
    ("is_whole", "words"),
    [
        (False, "Keep it without proof, or switch it off:"),
        (True, "Accept not knowing, or keep more visitors"),
    ],
)
def test_too_little_traffic_has_a_mend_that_fits(is_whole: bool, words: str) -> None:
    told = advice(shown=6, held_out=2, is_whole=is_whole)
    assert (
        f"a fifth more shows within {PATIENCE_DAYS // 7} weeks in fewer than half of the cases."
        in told
    )
    assert told.startswith(words)


HOPELESS = Advice(sentence="Nothing will show.", is_hopeless=True, may_grow=True)
SOUND = Advice(sentence="Keep it.", may_grow=True)
HARMFUL = Advice(sentence="Switch it off: it does harm.")

NOTE = a_campaign("note", name="The note", causes={"fit": 1.0})
REVIEW = a_campaign(
    "review", name="The review", causes={"fit": 0.8}, trigger={"moments": ["pause"]}
)
QUOTE = a_campaign(
    "quote",
    name="The quote",
    causes={"fit": 0.9},
    trigger={"moments": ["pause", "size_guide_unresolved"]},
)
MET = {"note": 50, "review": 80, "quote": 90}


def test_advice_to_merge_two_is_one_sentence_said_of_both() -> None:
    told = next_steps((NOTE, REVIEW), MET, {"note": HOPELESS, "review": HOPELESS})
    assert told["note"] == told["review"]
    assert "Add the moments of “The note” to “The review”" in told["note"]
    beside = next_steps((NOTE, REVIEW), MET, {"note": HOPELESS, "review": SOUND})
    assert beside["note"] == told["note"]
    assert beside["review"] == f"Keep it. {told['note']}"


def test_moments_that_are_there_already_are_not_to_be_added() -> None:
    told = next_steps((NOTE, QUOTE), MET, {"note": HOPELESS, "quote": HOPELESS})["note"]
    assert "“The quote” already covers every moment of “The note”. Switch “The note” off" in told
    assert "Add" not in told


@pytest.mark.parametrize(
    ("smaller", "larger"), [(SOUND, HOPELESS), (HARMFUL, HOPELESS), (HOPELESS, HARMFUL)]
)
def test_what_is_to_be_kept_joins_nothing_and_nothing_joins_what_does_harm(
    smaller: Advice, larger: Advice
) -> None:
    told = next_steps((NOTE, REVIEW), MET, {"note": smaller, "review": larger})
    assert told == {"note": smaller.sentence, "review": larger.sentence}


def test_nobody_is_told_to_join_a_campaign_that_joins_another() -> None:
    every = {"note": HOPELESS, "review": HOPELESS, "quote": HOPELESS}
    told = next_steps((NOTE, REVIEW, QUOTE), MET, every)
    assert told["quote"] == f"{told['review']} {told['note']}"
    assert "to “The review”" not in told["note"] and "“The review” off" in told["review"]


def test_of_those_that_answer_the_same_for_the_same_goal_one_that_more_shoppers_meet_takes_over() -> (
    None
):
    note = a_campaign("note", causes={"fit": 1.0, "price": 0.2})
    others = (
        note,
        a_campaign("review", causes={"fit": 0.8}),
        a_campaign("best", causes={"fit": 0.9}, enabled=False),
        a_campaign("other-goal", causes={"fit": 0.9}, goal="add_to_cart"),
        a_campaign("price", causes={"price": 1.0, "fit": 0.3}),
        a_campaign("rare", causes={"fit": 1.0}),
    )
    visitors = {"note": 50, "review": 80, "best": 90, "other-goal": 90, "price": 90, "rare": 10}
    chosen = {each.id: partner_of(each, others, visitors) for each in others}
    assert chosen["note"] is others[1]
    assert chosen["review"] is None  # else each would be told to join the other


def test_nobody_is_told_to_give_up_shortly_before_a_first_comparison() -> None:
    assert advice(shown=40, held_out=16) == (
        "Leave it running: a first comparison needs 20 on each side, and has 16."
    )
    assert "Keep it without proof" in advice(shown=40, held_out=9)


def test_no_campaign_that_bets_speak_for_is_to_be_switched_off_for_want_of_proof() -> None:
    told = advice(shown=6, held_out=2, bets=(WORTH,))
    assert told.startswith("Keep it: going by the orders after “Paused” it is likely worth")
    assert "switch" not in told


def test_harm_is_told_apart_from_the_bet_beside_it() -> None:
    told = advice(8100, 1900, shown=81, held_out=190, bets=(WORTH,))
    assert told.startswith(
        "Switch it off: it does harm. That it seems worth its annoyance after “Pa"
    )


def test_help_that_is_hardly_shown_somewhere_is_kept_and_that_is_said() -> None:
    told = advice(8100, 1900, shown=1620, held_out=190, bets=(NOT_WORTH,))
    assert told.startswith("Keep it.")
    assert "After “Headed for the exit” it is hardly shown: there, orders did not pay" in told


WORTH = Bet(moment="pause", is_worth=True, p_worth=0.97)
NOT_WORTH = Bet(moment="exit_intent", is_worth=False, p_worth=0.1)


def advice(
    to: int = 81,
    without: int = 19,
    *,
    shown: int,
    held_out: int,
    is_whole: bool = False,
    bets: tuple[Bet, ...] = (),
) -> str:
    sides = sides_of(
        people("shown", to, purchase=shown), people("held_out", without, purchase=held_out)
    )
    results = Results(
        headline=finding_of(sides, BY_NAME["purchase"]),
        split=split_of(sides, {}),
        guardrail=guardrail_of("dismissals", sides),
        net=None,
        outlook=outlook_of(sides, "purchase", days=30),
        changes=(),
    )
    return advice_on(results, NOW, Advised(is_whole=is_whole, bets=bets)).sentence


def test_the_second_change_within_seven_days_warns() -> None:
    first = a_campaign("fit-help")
    second = a_campaign("fit-help", holdout=0.2)
    third = a_campaign("fit-help", holdout=0.2, order=5)
    applied = [
        Applied(version=str(number), at=NOW + days * DAY, campaigns=campaigns)
        for number, (days, campaigns) in enumerate(
            [(0, (first,)), (10, (second,)), (12, (third,)), (30, ())]
        )
    ]
    log = change_log(applied)["fit-help"]
    assert [each.what for each in log] == [
        "Put in force.",
        "Changed: holdout from 0.1 to 0.2.",
        "Changed: order from 100 to 5.",
        "Taken out.",
    ]
    assert [each.warning is not None for each in log] == [False, False, True, False]
    assert [each.warning for each in unmet(log)] == [None] * 4


@pytest.mark.parametrize(
    ("found", "alarm", "may_be_chance"),
    [(0.345, False, True), (0.2803, False, False), (0.345, True, False), (None, False, False)],
)
def test_groups_not_quite_as_planned_may_be_chance(
    found: float | None, *, alarm: bool, may_be_chance: bool
) -> None:
    split = SplitCheck(planned=0.28, found=found, log_e=0.0, alarm=alarm)
    assert split.may_be_chance is may_be_chance


def test_the_outlook_comes_from_the_shops_own_rate_and_traffic() -> None:
    sides = sides_of(people("shown", 810, purchase=60), people("held_out", 190, purchase=19))
    found = outlook_of(sides, "purchase", days=10)
    assert found.base_rate == pytest.approx(0.1)
    assert found.visitors_a_day == 100.0
    assert [wait.lift for wait in found.waits] == [0.05, 0.10, 0.20]
    assert found.waits[2].days == pytest.approx(found.waits[2].visitors / 100, rel=1e-2)
    assert found.waits[2].days < found.waits[2].days_mostly
    assert outlook_of(sides_of(), "purchase", days=0).unclear is not None


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (980, "Leave it running: it has nearly been shown to help"),
        (660, "Make it gentler, or switch it off: it has nearly been shown to do harm"),
    ],
)
def test_a_result_that_is_nearly_there_goes_before_the_plan(shown: int, said: str) -> None:
    assert advice(8100, 1900, shown=shown, held_out=190).startswith(said)


def test_a_result_far_from_any_keeps_to_the_plan() -> None:
    assert "nearly" not in advice(8100, 1900, shown=900, held_out=190)
