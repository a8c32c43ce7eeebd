"""A silence is explained by what came nearest, not by what stands first."""

from msgspec.structs import replace

from tests.support.builders import a_campaign, a_policy, an_opportunity
from waverly.deciding import decide
from waverly.deciding.eligibility import RULES
from waverly.deciding.reasons import ASKED_OF_ONE, nearest
from waverly.deciding.record import Fate


def fate(campaign: str, rule: str) -> Fate:
    return Fate(campaign=campaign, rule=rule, found="this", wanted="that")


def test_the_nearest_are_those_asked_furthest() -> None:
    fates = (fate("a", "strength"), fate("b", "facts"), fate("c", "trigger"), fate("d", "facts"))
    assert [each.campaign for each in nearest(fates)] == ["b", "d"]


def test_the_order_is_the_one_campaigns_are_asked_in() -> None:
    asked = [rule.__name__.removeprefix("_") for rule in RULES]
    same = {"policy_linger": "no_discount_here", "not_bought": "bought"}
    names = [same.get(name, name) for name in asked]
    assert list(ASKED_OF_ONE[: len(names)]) == names


def test_other_words_are_no_other_decision() -> None:
    record = decide(an_opportunity(moment="pause"), a_policy())
    assert record.decides_like(replace(record, reasons=("As an earlier version put it.",)))
    assert not record.decides_like(replace(record, fates=(fate("a", "facts"),)))


def test_a_missing_fact_in_other_words_is_no_other_decision() -> None:
    record = decide(an_opportunity(moment="pause"), a_policy())
    earlier, now = (
        replace(record, fates=(Fate(campaign="a", rule="facts", found=words),))
        for words in ("the catalogue has no name for this product", "it does not know it")
    )
    assert now.decides_like(earlier)
    other = replace(record, fates=(Fate(campaign="a", rule="cause", found="the same words"),))
    assert not now.decides_like(other)


def test_a_moment_for_nobody_is_said_of_all() -> None:
    policy = replace(
        a_policy(),
        campaigns=(
            a_campaign("one", trigger={"moments": ["exit_intent"]}),
            a_campaign("two", trigger={"moments": ["coupon_hunt"]}),
        ),
    )
    record = decide(an_opportunity(moment="pause"), policy)
    assert record.reasons[0] == "Nothing was shown: no campaign answers such a moment."


def test_one_cause_alone_is_not_said_to_be_certain() -> None:
    alone = decide(an_opportunity(causes={"fit": 1.0}), a_policy())
    assert alone.reasons[1] == "What was noticed points to fit alone."
    mixed = decide(an_opportunity(causes={"fit": 0.6, "price": 0.4}), a_policy())
    assert mixed.reasons[1] == "The likeliest reason for wavering is fit (60%)."
