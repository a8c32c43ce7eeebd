"""Progress and answers come late, twice and out of order; a hostile page names more than any shop has."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import MINUTE, NOW, Json, an_event, arrived, state_after, told
from waverly.sessions import Decided, SessionState, apply_events, fold_all
from waverly.sessions.fold_interactions import MAX_ANSWERS, MAX_SECTIONS


def displayed(decision: str, at: int, form: str) -> Decided:
    return Decided(
        at=at, decision=decision, view="v", seq=1, campaign="fit", displayed=True, format=form
    )


def answered(seq: int, element: str, answer: str | float) -> Json:
    return an_event("overlay_answered", seq, decision="d", element=element, answer=answer)


@given(st.permutations([1, 5, 3]))
def test_what_was_done_on_a_view_is_its_largest_total_in_any_order(totals: list[int]) -> None:
    state = state_after(
        *(
            an_event("view_progress", seq, clicks=n, hovers=n, depth=n / 10, sections={"fit": n})
            for seq, n in enumerate(totals, 1)
        )
    )
    assert (state.clicks, state.hovers, state.depth, state.section_ms) == (5, 5, 0.5, {"fit": 5})


def test_progress_told_late_takes_no_active_time_back() -> None:
    """It happened when the visit could not have held as much yet: that says nothing of what came since."""
    state = fold_all(SessionState(opened_at=NOW), [arrived(), arrived(at=NOW + MINUTE)])
    apply_events(state, told(an_event("view_progress", 1, at=NOW + MINUTE, active_ms=50_000)).good)
    apply_events(state, told(an_event("view_progress", 2, at=NOW, active_ms=51_000)).good)
    assert state.active_ms == 50_000


def test_the_overlay_that_failed_is_taken_back_and_not_another() -> None:
    shown = [displayed("d1", NOW - 9, "modal"), displayed("d2", NOW, "corner")]
    failed = told(an_event("overlay_failed", 3, decision="d1")).good
    state = fold_all(SessionState(), [arrived(), *shown, *failed])
    assert [(each.at, each.format) for each in state.shown] == [(NOW, "corner")]
    assert (state.displayed, state.displayed_at) == (1, NOW)


def test_the_last_answer_to_a_question_holds_however_many_there_are() -> None:
    others = [answered(seq, f"q{seq}", "yes") for seq in range(1, MAX_ANSWERS + 5)]
    state = state_after(*others, answered(100, "q1", 4.0))
    assert (len(state.answers), state.answers["q1"]) == (MAX_ANSWERS, "4")


def test_a_known_section_goes_on_when_no_more_are_remembered() -> None:
    many = {f"s{n}": 1 for n in range(MAX_SECTIONS)}
    state = state_after(
        an_event("view_progress", 1, sections=many),
        an_event("view_progress", 2, sections={"s0": 9, "one too many": 9}),
    )
    assert (len(state.section_ms), state.section_ms["s0"]) == (MAX_SECTIONS, 9)


def test_folding_a_failed_overlay_leaves_the_given_state_as_it_was() -> None:
    before = fold_all(SessionState(), [arrived(), displayed("d1", NOW, "corner")])
    content = msgspec.json.encode(before)
    fold_all(before, told(an_event("overlay_failed", 3, decision="d1")).good)
    assert msgspec.json.encode(before) == content
