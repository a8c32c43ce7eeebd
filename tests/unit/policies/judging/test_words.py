"""One set of names for ways to decide, whichever command or page speaks of them."""

from waverly.policies.judging.words import JUDGED, PLAYED, WORDS, named
from waverly.simulation.policies import MAKERS


def test_whatever_can_be_asked_for_has_words_and_whatever_is_played_can_be_made() -> None:
    assert set(WORDS) == {*JUDGED, *PLAYED}
    assert tuple(MAKERS) == PLAYED


def test_a_policy_is_named_with_what_pages_call_it() -> None:
    assert named(("rules", "opening")) == (
        "rules (always show what fits best), opening (the starting rules)"
    )
