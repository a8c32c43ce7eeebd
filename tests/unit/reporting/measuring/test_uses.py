"""What shoppers do with an overlay counts as a use in reports wherever it does in the log learning reads."""

from collections.abc import Iterable

import pytest

from tests.support.builders import DAY, KEY, MINUTE, NOW, Json, an_event, state_after, told
from tests.support.journal_visits import (
    SECOND,
    enrolment,
    everything_counted,
    sums,
    wavered,
    went_on,
)
from waverly.pipeline.outcomes import OUTCOMES, outcomes_of
from waverly.policies.logged.decisions import read_log
from waverly.policies.shares.holding_back import Answers
from waverly.storage import Store
from waverly.storage.log.closing_rows import is_being_closed

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


ANSWERED = ("overlay_answered",)
CLOSED = ("overlay_dismissed",)
BOTH = (*ANSWERED, *CLOSED)


async def reacted(store: Store, visitor: str, kinds: Iterable[str]) -> None:
    """A shopper who is shown help and does these things with it, one after the other."""
    decision = await wavered(store, visitor, displayed=True)
    events = [
        an_event(kind, seq, NOW + seq, decision=decision) | FIELDS.get(kind, {})
        for seq, kind in enumerate(kinds, start=2)
    ]
    state = state_after()
    state.id = visitor
    outcomes = outcomes_of(told(*events).good, state)
    await went_on(store, visitor, *events, at=NOW + SECOND, outcomes=outcomes)


async def test_a_poll_that_is_answered_and_then_closed_is_used_in_reports_and_in_learning(
    store: Store,
) -> None:
    for visitor, kinds in (("a", ANSWERED), ("b", BOTH), ("c", BOTH), ("d", CLOSED)):
        await reacted(store, visitor, kinds)
    await everything_counted(store)
    reported = ((await sums(store, "engaged")).n, (await sums(store, "dismissed")).n)
    answers = Answers()
    for entry in await read_log(store, KEY, NOW, NOW + DAY):
        answers.add(entry)
    assert reported == (answers.used, answers.dismissed) == (3, 1)


async def test_help_that_is_closed_after_use_is_not_being_closed(store: Store) -> None:
    for number in range(8):
        await reacted(store, f"v{number}", BOTH if number % 2 else CLOSED)
    assert not await is_being_closed(store, KEY, NOW, NOW + MINUTE)
    for number in range(8, 11):
        await reacted(store, f"v{number}", CLOSED)
    assert await is_being_closed(store, KEY, NOW, NOW + MINUTE)
