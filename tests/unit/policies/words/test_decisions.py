"""Decisions are told without our names for kinds of moments and rules."""

import pytest
from msgspec.structs import replace

from tests.support.builders import NOW, a_campaign, a_policy, a_record, an_opportunity
from waverly.deciding import decide
from waverly.deciding.record import Fate
from waverly.policies.words.decisions import fates_of, headline
from waverly.reporting.words import spoken

NAMES = {"before-go": "Before you go…", "fit": "The fit", "form": "The form"}


def fate(campaign: str, rule: str, found: str, wanted: str) -> Fate:
    return Fate(campaign=campaign, rule=rule, found=found, wanted=wanted)


def test_whoever_was_asked_furthest_came_nearest_wherever_it_stands_in_the_list() -> None:
    fates = (
        fate("form", "strength", "0.20", "at least 0.50"),
        fate("before-go", "trigger", "section_reread", "exit_intent"),
        fate("fit", "cooldown", "1.0 days ago", "at least 3 days"),
    )
    assert headline(a_record(fates=fates), NAMES) == (
        "Nothing was shown: “The fit” came nearest, but shown too recently: "
        "found “1.0 days ago”, needed “at least 3 days”."
    )


def test_two_that_came_as_near_are_both_named() -> None:
    fates = (
        fate("form", "strength", "0.20", "at least 0.50"),
        fate("fit", "strength", "0.20", "at least 0.40"),
    )
    assert headline(a_record(fates=fates), NAMES) == (
        "Nothing was shown: “The form” came nearest, but the moment was too weak: found “0.20”, "
        "needed “at least 0.50”; so did “The fit”: found “0.20”, needed “at least 0.40”."
    )


def test_a_moment_that_no_campaign_answers_is_nobodys_near_miss() -> None:
    fates = (
        fate("form", "trigger", "pause", "form_struggle"),
        fate("before-go", "trigger", "pause", "exit_intent"),
    )
    told = headline(a_record(fates=fates), NAMES)
    assert told == "Nothing was shown: no campaign answers such a moment."


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"displayed_at": NOW - 53_000}, "the last help was 53 s ago, and 2 minutes must pass"),
        ({"displayed": 3}, "help was due 3 times in this visit already, which is the most"),
        ({"dismissed": 2}, "the shopper had closed help 2 times in this visit"),
    ],
)
def test_a_rule_against_every_campaign_is_told_in_words(state: dict[str, int], told: str) -> None:
    asked = an_opportunity()
    asked = replace(asked, state=replace(asked.state, **state))
    record = decide(asked, a_policy(a_campaign("form"), a_campaign("fit")))
    assert headline(record, NAMES) == f"Nothing was shown: {told}."
    old = replace(record, limit=None)  # as earlier versions kept it
    assert record.decides_like(old) and old.fates == record.fates
    assert f"found “{spoken(old.fates[0].found or '')}”, needed" in headline(old, NAMES)


def test_the_one_chosen_stands_before_those_that_were_refused() -> None:
    refused = fate("form", "enabled", "switched off", "on")
    could, chosen = Fate(campaign="fit", score=0.4), Fate(campaign="before-go", score=0.6)
    record = a_record(fates=(refused, could, chosen), arm="before-go")
    assert fates_of(record) == [chosen, could, refused]


@pytest.mark.parametrize(
    ("rule", "found", "wanted", "told"),
    [
        ("consent", "no consent to personalization", "consent", "has not agreed to personal help"),
        ("page_known", "unknown", "a page type we recognise", "on a page of no known type: found"),
    ],
)
def test_what_holds_for_all_is_one_plain_sentence(
    rule: str, found: str, wanted: str, told: str
) -> None:
    fates = tuple(fate(each, rule, found, wanted) for each in ("form", "fit"))
    assert told in headline(a_record(fates=fates), NAMES)


def test_what_a_record_calls_a_session_is_told_as_a_visit() -> None:
    told = headline(a_record(fates=(fate("fit", "bought", "bought in this session", "no"),)), NAMES)
    assert "found “bought in this visit”" in told


def test_a_preview_is_told_as_one_without_a_share() -> None:
    shares = {"nothing": 0.0, "before-go": 1.0}
    record = a_record(arm="before-go", preview=True, propensities=shares)
    assert (
        headline(record, NAMES)
        == "“Before you go…” was shown in a preview for the store’s own people."
    )
    assert headline(a_record(arm="before-go", propensities=shares), NAMES) == (
        "“Before you go…” was shown; of shoppers with the same help to choose from, 100% get it."
    )


def test_whom_chance_keeps_without_help_is_told_so_whatever_an_earlier_version_wrote_down() -> None:
    shares = {"nothing": 0.2, "fit": 0.8}
    record = a_record(
        propensities=shares, reasons=("Nothing was shown: the control group’s share.",)
    )
    assert headline(record, NAMES) == (
        "Nothing was shown: this visitor is one of the 20% who are drawn to get nothing at such moments, to "
        "compare with."
    )
    held_out = a_record(arm="fit", held_out="campaign", propensities=shares)
    assert headline(held_out, NAMES) == (
        "“The fit” would have been shown; by chance this visitor is kept without it."
    )
