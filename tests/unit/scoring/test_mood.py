import pytest

from tests.support.builders import MINUTE, NOW, Json, a_moment, an_event, state_after
from waverly.scoring.mood import FADED_MS, mood, tone


@pytest.mark.parametrize(
    ("events", "feeling"),
    [
        ([], "focused"),
        ([a_moment("pause", strength=0.9)], "focused"),
        ([a_moment("pause", strength=0.5), a_moment("scroll_loop", 2, strength=0.5)], "hesitant"),
        ([a_moment("rage_click")], "frustrated"),
        (
            [a_moment("rage_click", strength=0.5), a_moment("dead_click", 2, strength=0.5)],
            "frustrated",
        ),
    ],
)
def test_the_mood_follows_the_moments(events: list[Json], feeling: str) -> None:
    assert mood(state_after(*events)) == feeling


def test_an_old_moment_no_longer_colours_the_mood() -> None:
    state = state_after(a_moment("rage_click"))
    state.last_at += FADED_MS
    assert mood(state) == "frustrated"
    state.last_at += 1
    assert mood(state) == "focused"


STEPPED = NOW - MINUTE
STEPS = [
    an_event("add_to_cart", 9, STEPPED, product="alpha"),
    an_event("checkout_started", 9, STEPPED),
    an_event("checkout_step", 9, STEPPED, step="payment"),
    an_event("purchased", 9, STEPPED, order="o-1", value=90.0, currency="EUR"),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step["kind"]))
def test_a_step_forward_settles_the_doubts_before_it(step: Json) -> None:
    doubt = a_moment("scroll_loop", at=STEPPED - 1)
    assert mood(state_after(doubt)) == "hesitant"
    assert mood(state_after(doubt, step)) == "focused"


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step["kind"]))
def test_a_doubt_after_a_step_forward_is_a_doubt(step: Json) -> None:
    assert mood(state_after(step, a_moment("pause", 10, at=NOW))) == "hesitant"


def test_a_step_forward_does_not_settle_what_frustrated() -> None:
    assert mood(state_after(a_moment("rage_click", at=STEPPED - 1), STEPS[0])) == "frustrated"


def test_a_step_told_late_settles_nothing_that_came_after_it() -> None:
    earlier = an_event("add_to_cart", 10, STEPPED - MINUTE, product="alpha")
    state = state_after(STEPS[1], a_moment("pause", 11, at=STEPPED + 1), earlier)
    assert mood(state) == "hesitant"


def test_help_is_worded_for_the_focused_only_after_a_step_forward_that_is_not_long_ago() -> None:
    weak = a_moment("pause", 10, strength=0.4)
    assert (mood(state_after(weak)), tone(state_after(weak))) == ("focused", "hesitant")
    state = state_after(STEPS[0], weak)
    assert tone(state) == "focused"
    state.last_at = STEPPED + FADED_MS + 1
    assert tone(state) == "hesitant"


def test_other_moods_are_the_tone_they_are() -> None:
    assert tone(state_after(a_moment("rage_click"))) == "frustrated"
    assert tone(state_after(STEPS[0], a_moment("pause", 10))) == "hesitant"
