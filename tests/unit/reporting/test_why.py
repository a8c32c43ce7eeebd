import pytest
from msgspec.structs import replace

from tests.support.builders import a_campaign, a_policy, an_opportunity
from waverly.campaigns import CAUSES
from waverly.catalogue.language import LANGUAGES, language_for
from waverly.deciding import Record, decide
from waverly.reporting.why import language_shown, why, words_in
from waverly.reporting.words import MOMENT_TITLES
from waverly.scoring.causes import WEIGHTS


def decided(**changes: object) -> Record:
    return decide(an_opportunity(**changes), a_policy())


def said(record: Record, language: str = "en") -> str:
    return " ".join(sentence.text for sentence in why(record, language))


def test_the_chances_are_told_as_they_were() -> None:
    shown = next(r for n in range(50) if (r := decided(visitor=f"v{n}")).displayed)
    told = said(shown)
    assert "Of 100 visits like this one, about 80 are shown this and about 20 nothing" in told
    assert "whether it fits" in told


def test_silence_is_explained_too() -> None:
    told = said(decided(moment="pause"))
    assert "Nothing was shown to you here." in told
    assert "no help that would have fitted" in told


@pytest.mark.parametrize("moment", sorted(WEIGHTS))
def test_every_moment_is_named_in_words(moment: str) -> None:
    assert "_" not in said(decided(moment=moment))


def test_a_learnt_share_is_said_to_be_learnt() -> None:
    policy = a_policy(a_campaign())
    learnt = decide(an_opportunity(), policy, lambda arms: [0.1] * len(arms), model="m1")
    assert "A computer estimated" in said(learnt)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_moment_and_cause(language: str) -> None:
    words = words_in(language)
    assert set(words.moments) == set(MOMENT_TITLES)
    assert set(words.reasons) == set(CAUSES)
    assert "{" not in said(decided(), language)


def test_what_the_campaign_says_in_another_language_is_marked() -> None:
    shown = next(r for n in range(50) if (r := decided(visitor=f"v{n}")).displayed)
    assert shown.shown is not None
    portuguese = replace(shown.shown, overlay=replace(shown.shown.overlay, lang="pt"))
    record = replace(shown, shown=portuguese)
    assert language_for(language_shown(record), "it-IT,it;q=0.9") == "it"
    assert [sentence.lang for sentence in why(record, "it")[:2]] == ["pt", None]


@pytest.mark.parametrize(
    ("accepted", "language"), [("", "en"), ("*", "en"), ("sv,es-MX;q=0.8", "es"), ("DE-ch", "de")]
)
def test_silence_is_told_in_the_browsers_language(accepted: str, language: str) -> None:
    assert language_for(language_shown(decided(moment="pause")), accepted) == language
