import pytest

from tests.builders import a_campaign, a_policy, an_opportunity
from waverly.deciding import Record, decide
from waverly.reporting.why import why
from waverly.scoring.causes import WEIGHTS


def decided(**changes: object) -> Record:
    return decide(an_opportunity(**changes), a_policy())


def test_the_chances_are_told_as_they_were() -> None:
    shown = next(r for n in range(50) if (r := decided(visitor=f"v{n}")).displayed)
    told = " ".join(why(shown))
    assert "Of 100 visits like this one, about 80 are shown this and about 20 nothing" in told
    assert "whether it fits" in told


def test_silence_is_explained_too() -> None:
    told = " ".join(why(decided(moment="pause")))
    assert "Nothing was shown to you here." in told
    assert "no help that would have fitted" in told


@pytest.mark.parametrize("moment", sorted(WEIGHTS))
def test_every_moment_is_named_in_words(moment: str) -> None:
    assert "_" not in " ".join(why(decided(moment=moment)))


def test_a_learnt_share_is_said_to_be_learnt() -> None:
    policy = a_policy(a_campaign())
    learnt = decide(an_opportunity(), policy, lambda arms: [0.1] * len(arms), model="m1")
    assert "A computer estimated" in " ".join(why(learnt))
