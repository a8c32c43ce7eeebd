from typing import get_args

from waverly.admin.campaigns.words import (
    FILLINGS,
    audience,
    caps,
    either,
    filling,
    plain,
    schedule,
    trigger,
)
from waverly.campaigns import Campaign
from waverly.campaigns.schema import Audience, Caps, Schedule, Trigger
from waverly.campaigns.templates import AnyTemplate, MessageTemplate, ReviewTemplate


def campaign(
    audience: Audience | None = None, caps: Caps | None = None, schedule: Schedule | None = None
) -> Campaign:
    return Campaign(
        id="one",
        name="One",
        why="",
        causes={"fit": 1.0},
        trigger=Trigger(moments=("size_guide_unresolved", "made_up_moment")),
        audience=audience or Audience(),
        caps=caps or Caps(),
        schedule=schedule or Schedule(),
        overlay=MessageTemplate(title="t", body="b"),
    )


def test_a_trigger_is_a_sentence_even_for_a_moment_without_words() -> None:
    said = trigger(campaign())
    assert said == "When a shopper opened the size guide and chose no size or made up moment."


def test_an_audience_names_every_condition() -> None:
    who = Audience(devices=("mobile",), referrers=("email", "social"), returning=True)
    conditions = "who came from an e-mail or a social network, who were here before."
    assert audience(campaign(who)) == f"Shoppers on mobile devices, {conditions}"
    assert audience(campaign()) == "Every shopper."


def test_caps_are_said_in_days() -> None:
    said = caps(campaign(caps=Caps(per_visitor=2, cooldown_days=0.5, after_dismiss_days=1)))
    assert said == (
        "At most once a visit and twice a visitor, with 0.5 days between; "
        "after it was closed, not for 1 day."
    )


def test_a_schedule_may_be_open_at_either_end() -> None:
    assert schedule(campaign()) == "Always."
    assert schedule(campaign(schedule=Schedule(start="2026-01-01"))) == "From 2026-01-01 on (UTC)."
    assert schedule(campaign(schedule=Schedule(end="2026-01-31"))) == "Until 2026-01-31 (UTC)."


def test_a_schedule_says_by_whose_clock_its_days_go() -> None:
    days = Schedule(start="2026-11-27", end="2026-11-30", zone="Europe/Vienna")
    assert schedule(campaign(schedule=days)) == "From 2026-11-27 to 2026-11-30 (Europe/Vienna)."


def test_a_preview_reads_without_marks() -> None:
    assert plain("**Free:** see [returns](/returns).") == "Free: see returns."


def test_a_list_reads_like_a_sentence() -> None:
    assert either(["a", "b", "c"]) == "a, b or c"
    assert either(["a"]) == "a"


def test_every_kind_says_what_it_is_filled_with_or_says_it_all() -> None:
    kinds = {str(kind.__struct_config__.tag) for kind in get_args(AnyTemplate)}
    assert kinds - set(FILLINGS) == {"message", "faq", "review", "comparison"}


def test_a_review_names_its_topics_and_a_message_needs_no_filling() -> None:
    review = ReviewTemplate(title="t", topics=("fit", "size"))
    assert filling(review).endswith("about fit or size.")
    assert filling(MessageTemplate(title="t", body="b")) == ""
