"""What shoppers do with an overlay counts as a use in reports wherever it does in the log learning reads."""

import pytest

from tests.builders import NOW, Json, an_event, state_after, told
from tests.measured import SECOND, enrolment, everything_counted, wavered, went_on
from waverly.pipeline.outcomes import OUTCOMES, outcomes_of
from waverly.storage import Store

FIELDS: dict[str, Json] = {
    "overlay_engaged": {"element": "size"},
    "overlay_answered": {"element": "size", "answer": "42"},
}
KINDS = sorted(str(kind.__struct_config__.tag) for kind in OUTCOMES)


def outcome_kind(kind: str) -> str | None:
    fields: Json = {"decision": "d", "order": "o", "product": "a"} | FIELDS.get(kind, {})
    return next(
        (each.kind for each in outcomes_of(told(an_event(kind) | fields).good, state_after())),
        None,
    )


USES = [kind for kind in KINDS if outcome_kind(kind) == "overlay_engaged"]


def test_pressing_and_answering_are_uses() -> None:
    assert {"overlay_engaged", "overlay_answered"} <= set(USES)


@pytest.mark.parametrize("kind", USES)
async def test_whatever_learning_counts_as_a_use_reports_count_too(store: Store, kind: str) -> None:
    decision = await wavered(store)
    used = an_event(kind, 2, NOW + 1, decision=decision) | FIELDS[kind]
    await went_on(store, "v1", used, at=NOW + SECOND)
    await everything_counted(store)
    found = await enrolment(store, "v1")
    assert (found.values["engaged"], found.elements) == (1, {"size": 1})


async def test_a_question_answered_and_then_closed_is_used_and_closed(store: Store) -> None:
    decision = await wavered(store)
    answers = [
        an_event("overlay_answered", seq, NOW + seq, decision=decision, element="ease", answer=seq)
        for seq in (2, 3)
    ]
    closed = an_event("overlay_dismissed", 4, NOW + 9, decision=decision, shown_ms=900)
    await went_on(store, "v1", *answers, closed, at=NOW + SECOND)
    await everything_counted(store)
    found = await enrolment(store, "v1")
    assert (found.values["engaged"], found.values["dismissed"]) == (1, 1)
    assert found.elements == {"ease": 2}
