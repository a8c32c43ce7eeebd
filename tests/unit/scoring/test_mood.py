import pytest

from tests.builders import Json, a_moment, state_after
from waverly.scoring.mood import FADED_MS, mood


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
