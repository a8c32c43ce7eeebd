"""What a shopper answered decides what comes next."""

import pytest
from msgspec.structs import replace

from tests.support.builders import a_campaign, a_policy, an_event, an_opportunity, state_after
from waverly.deciding import decide

TRAIL = a_campaign(audience={"answers": {"use": ["trail", "hike"]}})


@pytest.mark.parametrize(("answer", "shown"), [("trail", True), ("road", False), (None, False)])
def test_a_rule_on_an_answer_holds_at_the_very_next_decision(
    answer: str | None, shown: bool
) -> None:
    events = [an_event("overlay_answered", 1, decision="d", element="use", answer=answer)]
    answers = state_after(*(events if answer else [])).answers
    o = an_opportunity(preview=True)
    record = decide(replace(o, state=replace(o.state, answers=answers)), a_policy(TRAIL))
    assert record.displayed == shown
    assert record.fates[0].rule == (None if shown else "answers")


def test_a_number_is_an_answer_too_and_the_last_one_holds() -> None:
    events = [
        an_event("overlay_answered", seq, decision="d", element="ease", answer=number)
        for seq, number in enumerate((3, 8), 1)
    ]
    state = state_after(*events)
    assert state.answers == {"ease": "8"}
    assert state.engaged == 2
