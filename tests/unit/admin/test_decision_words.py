"""Decisions are told without our names for kinds of moments and rules."""

from tests.builders import a_record
from waverly.admin.decision_words import headline
from waverly.deciding.record import Fate

NAMES = {"before-go": "Before you go…"}


def test_what_came_nearest_is_told_as_the_table_below_tells_it() -> None:
    reason = "Nothing was shown: before-go came nearest, but section_reread (wanted exit_intent)."
    fate = Fate(campaign="before-go", rule="trigger", found="section_reread", wanted="exit_intent")
    assert headline(a_record(reasons=(reason,), fates=(fate,)), NAMES) == (
        "Nothing was shown: “Before you go…” came nearest, but another kind of moment: "
        "found “read a section again”, needed “headed for the exit”."
    )


def test_a_rule_against_every_campaign_is_told_in_words() -> None:
    reason = "Nothing was shown: quiet_time objects to every campaign (9 s; wanted at least 60 s)."
    assert headline(a_record(reasons=(reason,)), NAMES) == (
        "Nothing was shown: too soon after another overlay, which holds for every campaign: "
        "found “9 s”, needed “at least 60 s”."
    )


def test_a_preview_is_told_as_one_without_a_share() -> None:
    reason = "before-go was shown; its share of such moments is 100%."
    record = a_record(arm="before-go", preview=True, reasons=(reason,))
    assert (
        headline(record, NAMES)
        == "“Before you go…” was shown in a preview for the store’s own people."
    )
    assert headline(a_record(arm="before-go", reasons=(reason,)), NAMES) == (
        "“Before you go…” was shown; its share of such moments is 100%."
    )
