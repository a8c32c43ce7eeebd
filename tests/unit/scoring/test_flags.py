"""Flags follow rules that are data: read, refused when they cannot be meant, and decided."""

from collections.abc import Callable

import pytest

from tests.support.builders import NOW, Json, a_moment, state_after
from waverly.errors import CampaignError
from waverly.scoring.flags import (
    Bound,
    FlagInputs,
    FlagRule,
    FlagRules,
    decode_flags,
    default_flags,
    encode_flags,
    flags_of,
    parse_flags,
    unknown_features,
)
from waverly.sessions import Profile
from waverly.wire import Mood


def nobody_asks(name: str) -> float | None:
    raise AssertionError(f"{name} was reckoned for nothing")


def known(
    *events: Json,
    mood: Mood = "focused",
    orders: int = 0,
    score: Callable[[str], float | None] = nobody_asks,
    **causes: float,
) -> FlagInputs:
    state = state_after(*events)
    state.profile = Profile(orders=orders)
    return FlagInputs(
        state=state, at=NOW, mood=mood, cause=lambda name: causes.get(name, 0.0), score=score
    )


def rules(text: str) -> FlagRules:
    return parse_flags(text, "flags.toml")


def test_the_default_flags_follow_mood_policy_and_orders() -> None:
    lingered = known(a_moment("policy_linger", dwell_ms=9_000), orders=1)
    assert flags_of(default_flags(), lingered) == {
        "calm-layout": False,
        "free-returns-badge": True,
        "express-checkout": True,
    }
    assert flags_of(default_flags(), known(mood="frustrated"))["calm-layout"]


def test_every_condition_must_hold() -> None:
    both = rules(
        '[f]\nmood = ["hesitant"]\nfeatures = [{name = "hesitation_pauses", above = 0, below = 3}]'
    )
    once = a_moment("pause")
    assert flags_of(both, known(once, mood="hesitant"))["f"]
    assert not flags_of(both, known(once, mood="focused"))["f"]
    assert not flags_of(both, known(mood="hesitant"))["f"]
    assert not flags_of(both, known(*(a_moment("pause", n) for n in (1, 2, 3)), mood="hesitant"))[
        "f"
    ]


def test_scores_and_causes_are_conditions_too() -> None:
    text = (
        '[stay]\nscores = [{name = "leaving", above = 0.5}]\n'
        '[size]\ncauses = [{name = "fit", above = 0.4}]\n'
    )
    found = flags_of(rules(text), known(score=lambda name: 0.7, fit=0.5))
    assert found == {"stay": True, "size": True}
    assert flags_of(rules(text), known(score=lambda name: 0.2)) == {"stay": False, "size": False}


def test_a_score_is_not_reckoned_for_a_rule_that_fails_before() -> None:
    text = '[f]\nmood = ["frustrated"]\nscores = [{name = "buying", above = 0.5}]'
    assert flags_of(rules(text), known(mood="focused")) == {"f": False}


def test_what_is_not_known_turns_no_flag_on() -> None:
    text = (
        '[f]\nscores = [{name = "buying", below = 1}]\n'
        '[g]\nfeatures = [{name = "cart_checkout_age", below = 9}]\n'
    )
    assert flags_of(rules(text), known(score=lambda name: None)) == {"f": False, "g": False}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[f", "not TOML"),
        ('[f]\nmood = ["angry"]', "angry"),
        ("[Bad_Name]\n", "Small letters, digits and single hyphens"),
        ("[f]\ncolour = 1", "colour"),
        ('[f]\nfeatures = [{name = "shoe_size", above = 1}]', "shoe_size"),
        ('[f]\nscores = [{name = "luck", above = 1}]', "luck"),
        ('[f]\nscores = [{name = "buying"}]', "needs a bound"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused_by_place(text: str, words: str) -> None:
    with pytest.raises(CampaignError, match=words):
        rules(text)


def test_rules_survive_the_database() -> None:
    assert decode_flags(encode_flags(default_flags())) == default_flags()
    assert decode_flags("") == default_flags()


def test_a_flag_on_a_feature_that_is_gone_is_off_and_named() -> None:
    gone = FlagRule(features=(Bound(name="shoe_size", below=50.0),))
    found = {"old": gone, **default_flags()}
    assert unknown_features(decode_flags(encode_flags(found))) == {"old": ("shoe_size",)}
    assert flags_of({"old": gone}, known())["old"] is False
