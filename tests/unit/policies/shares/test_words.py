import pytest
from msgspec.structs import replace

from tests.support.builders import NOW, a_campaign, a_policy
from waverly.campaigns.schema import Trigger
from waverly.deciding.share_table import Learner, Rest, ShareTable, TriggerShares
from waverly.policies.shares.words import (
    has_moved,
    moved_said,
    moves_about,
    share_lines,
    stage_sentence,
)
from waverly.storage.site.share_rows import Move

PAUSED = Rest(
    campaign="fit-help",
    device="mobile",
    moment="size_guide_unresolved",
    state="paused",
    since=NOW,
    until=NOW + 1,
    count_from=NOW,
)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (ShareTable(), "starting rules decide"),
        (ShareTable(rests=(PAUSED,)), "own orders decide"),
        (ShareTable(learner=Learner(artifact="m1", gamma=900)), "Model m1, learnt"),
    ],
)
def test_who_decides_is_said_in_a_sentence(table: ShareTable, words: str) -> None:
    assert words in stage_sentence(a_policy(table=table))


@pytest.mark.parametrize(
    ("learnt", "words"),
    [
        (
            TriggerShares(),
            "80% of shoppers get it where no other help fits, 20% get nothing, to compare with. ",
        ),
        (
            TriggerShares(floored=("fit-help",)),
            "Where it fits best, nothing is shown instead; where it comes second, what fits best.",
        ),
        (
            TriggerShares(lead="fit-help", control=0.1),
            "Goes first, as it likely does best here; 10%",
        ),
        (TriggerShares(lead="other"), "second to other"),
    ],
)
def test_a_campaigns_place_is_said_in_a_sentence(learnt: TriggerShares, words: str) -> None:
    policy = a_policy(table=ShareTable(triggers={"size_guide_unresolved": learnt}))
    (line,) = share_lines(a_campaign(), policy)
    assert words in line.sentence


def test_how_much_a_slowed_campaign_gets_is_said_as_its_moves_say_it() -> None:
    slowed = replace(PAUSED, state="slowed")
    (line,) = share_lines(a_campaign(), a_policy(table=ShareTable(rests=(slowed,))))
    assert "On mobile slowed to 2% until" in line.sentence


def test_what_it_gets_alone_is_told_from_what_it_gets_among_several() -> None:
    (line,) = share_lines(a_campaign(), a_policy())
    assert line.sentence.startswith("80% of shoppers get it where no other help fits, ")
    assert "Where several fit: about 70% when it fits best, 10% when it comes" in line.sentence


def test_what_holds_at_every_moment_is_said_once() -> None:
    trigger = Trigger(moments=("size_guide_unresolved", "pause"))
    campaign = a_campaign(trigger=trigger)
    (line,) = share_lines(campaign, a_policy())
    assert line.occasion == "At all its moments"
    lead = ShareTable(triggers={"pause": TriggerShares(lead="fit-help")})
    assert len(share_lines(campaign, a_policy(table=lead))) == 2


def test_where_it_is_held_back_is_said_too() -> None:
    policy = a_policy(table=ShareTable(rests=(PAUSED,)))
    (line,) = share_lines(a_campaign(), policy)
    assert line.sentence.endswith("On mobile paused until Monday, 21 Sep.")


def test_a_campaign_is_moved_by_its_own_moves_and_by_who_leads_at_its_moments() -> None:
    campaign = a_campaign("fit-help", trigger={"moments": ["pause"]})
    own = Move(at=NOW, campaign="fit-help", kind="slowed", sentence="", moment="exit_intent")
    lead = Move(at=NOW, campaign="other", kind="leads", sentence="", moment="pause")
    others = [
        Move(at=NOW, campaign="other", kind="leads", sentence="", moment="exit_intent"),
        Move(at=NOW, campaign="other", kind="slowed", sentence="", moment="pause"),
    ]
    assert moves_about(campaign, [own, *others, lead]) == [own, lead]


def test_shares_that_moved_are_not_called_unmoved() -> None:
    campaign = a_campaign("fit-help", trigger={"moments": ["pause"]})
    learnt = ShareTable(triggers={"pause": TriggerShares(lead="other")})
    assert has_moved(campaign, a_policy(table=learnt))
    assert has_moved(campaign, a_policy(table=ShareTable(rests=(PAUSED,))))
    assert not has_moved(campaign, a_policy(table=ShareTable()))


def test_a_campaign_that_is_off_is_not_said_to_be_shown() -> None:
    (line,) = share_lines(a_campaign(enabled=False), a_policy())
    assert line.sentence.startswith("Off. Once it is on: 80% of shoppers get it")


def test_prices_that_changed_are_told_from_shares() -> None:
    price, share = (
        Move(at=NOW, campaign="a", kind=kind, sentence="") for kind in ("price", "slowed")
    )
    why = "the admin’s page Learning says why."
    assert moved_said([price, price]) == f"2 prices of attention changed: {why}"
    assert moved_said([price, share]) == f"1 price of attention and 1 share changed: {why}"
    assert moved_said([]) == "Nothing had to change."
