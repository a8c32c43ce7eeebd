"""The same help by device, language and mood."""

from importlib.resources import files

import pytest

from tests.support.builders import a_campaign
from waverly.campaigns import parse, worded
from waverly.campaigns.templates import FaqTemplate, MessageTemplate
from waverly.campaigns.wording import versions, wordings
from waverly.errors import CampaignError
from waverly.wire import Mood
from waverly.wire.overlay import Foreign

CAMPAIGN = a_campaign(
    devices={"mobile": {"body": "Short."}},
    locales={"de": {"title": "Größen"}, "de-AT": {"title": "Größen, leiwand"}},
    tones={"frustrated": {"body": "Take your time."}},
)

FILE = """
id = "fit"
name = "Fit"
why = "Because."
causes = { fit = 1.0 }
[trigger]
moments = ["pause"]
[overlay]
kind = "message"
title = "Hello"
body = "World"
[locales.de]
%s
"""


@pytest.mark.parametrize(
    ("locale", "title", "lang"),
    [
        ("de-AT", "Größen, leiwand", "de-AT"),
        ("de-CH", "Größen", "de"),
        ("de_CH", "Größen", "de"),
        ("fr", "Sizes", None),
        (None, "Sizes", None),
    ],
)
def test_a_language_falls_back_to_its_parent_and_then_to_the_file_itself(
    locale: str | None, title: str, lang: str | None
) -> None:
    template = worded(CAMPAIGN, "hesitant", locale=locale).template
    assert (template.title, template.lang) == (title, lang)


def test_the_mood_outweighs_the_device() -> None:
    phone = worded(CAMPAIGN, "hesitant", device="mobile").template
    upset = worded(CAMPAIGN, "frustrated", device="mobile").template
    assert isinstance(phone, MessageTemplate) and isinstance(upset, MessageTemplate)
    assert (phone.body, upset.body) == ("Short.", "Take your time.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('headline = "Hallo"', "headline"),
        ('format = "inline"', "locales.de.region"),
        ('actions = [{ type = "open", label = "Los" }]', "locales.de.actions[0]"),
    ],
)
def test_a_mistake_in_another_wording_is_told_with_its_place(line: str, said: str) -> None:
    with pytest.raises(CampaignError) as caught:
        parse(FILE % line, "fit.toml")
    assert said in str(caught.value)


TRANSLATED = a_campaign(
    overlay={"kind": "message", "title": "Sizes", "body": "True to size.", "lang": "en"},
    tones={"frustrated": {"title": "We are sorry"}},
    locales={
        "de": {
            "why": "Du hast die Größentabelle angesehen.",
            "title": "Größen",
            "tones": {"frustrated": {"title": "Das tut uns leid"}},
        },
        "fr": {"title": "Tailles"},
        "en-GB": {"body": "Runs true to size."},
    },
)


@pytest.mark.parametrize(
    ("locale", "title", "tone", "why"),
    [
        ("en", "We are sorry", "frustrated", "You looked at the size guide."),
        ("en-GB", "We are sorry", "frustrated", "You looked at the size guide."),
        ("de-CH", "Das tut uns leid", "frustrated", "Du hast die Größentabelle angesehen."),
        ("fr", "Tailles", None, "You looked at the size guide."),
        ("nl", "We are sorry", "frustrated", "You looked at the size guide."),
    ],
)
def test_a_tone_is_said_in_its_language_only_and_the_reason_is_translated(
    locale: str, title: str, tone: str | None, why: str
) -> None:
    said = worded(TRANSLATED, "frustrated", locale=locale)
    assert (said.template.title, said.tone, said.why) == (title, tone, why)


def test_a_tone_of_a_language_stands_on_that_languages_words() -> None:
    found = {each.place: each for each in wordings(TRANSLATED)}
    toned = found["locales.de.tones.frustrated"]
    assert (toned.lang, toned.words, toned.own) == (
        "de",
        {"title": "Das tut uns leid"},
        frozenset({"title"}),
    )
    assert [each.template.title for each in versions(TRANSLATED)] == [
        "Sizes",
        "We are sorry",
        "Größen",
        "Das tut uns leid",
        "Tailles",
        "Sizes",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "why = 7",
            "got `int`: 7 (fit.toml locales.de.why). Write a text, in quotes, of at most 200",
        ),
        (
            'tones = { gloomy = { title = "Ach" } }',
            "no such choice: gloomy (fit.toml locales.de.tones",
        ),
        ('tones = "sad"', "got `str`: sad (fit.toml locales.de.tones). `why` is a sentence;"),
    ],
)
def test_a_malformed_translation_is_told_with_its_place_and_mend(lines: str, said: str) -> None:
    with pytest.raises(CampaignError) as caught:
        parse(FILE % lines, "fit.toml")
    assert said in str(caught.value)


def test_a_mistake_in_a_tone_of_a_language_is_told_with_its_place() -> None:
    with pytest.raises(CampaignError) as caught:
        parse(FILE % 'tones = { frustrated = { headline = "Ach" } }', "fit.toml")
    assert "locales.de.tones.frustrated" in str(caught.value)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl"])
def test_what_comes_along_speaks_the_languages_of_the_script(language: str) -> None:
    folder = files("waverly.campaigns") / "starter"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        campaign = parse(file.read_text(encoding="utf-8"), file.name)
        there = worded(campaign, "hesitant", locale=language)
        assert there.template.lang == language, file.name
        assert there.template.title != campaign.overlay.title, file.name
        assert there.why != campaign.why, file.name
        labels = {action.label for action in campaign.overlay.actions}
        assert labels.isdisjoint(action.label for action in there.template.actions), file.name
        if isinstance(campaign.overlay, FaqTemplate) and isinstance(there.template, FaqTemplate):
            own, said = (
                {each.question for each in faq.items} for faq in (campaign.overlay, there.template)
            )
            assert len(own) == len(said) and own.isdisjoint(said), file.name


@pytest.mark.parametrize(
    ("locale", "mood", "foreign"),
    [
        ("en", "hesitant", None),
        ("en-GB", "hesitant", None),
        ("nl", "hesitant", None),
        ("de-AT", "hesitant", Foreign(lang="en", keys=("body",))),
        ("fr", "hesitant", Foreign(lang="en", keys=("why", "body"))),
    ],
)
def test_what_a_translation_leaves_in_the_files_own_language_goes_along_by_its_keys(
    locale: str, mood: Mood, foreign: Foreign | None
) -> None:
    assert worded(TRANSLATED, mood, locale=locale).template.foreign == foreign


def test_a_tone_of_a_language_is_in_it() -> None:
    spoken = a_campaign(
        overlay={"kind": "message", "title": "Sizes", "body": "True to size.", "lang": "en"},
        locales={
            "de": {
                "why": "Darum.",
                "title": "Größen",
                "tones": {"frustrated": {"body": "Das tut uns leid."}},
            }
        },
    )
    assert worded(spoken, "frustrated", locale="de").template.foreign is None
    left = worded(spoken, "hesitant", locale="de").template.foreign
    assert left == Foreign(lang="en", keys=("body",))


def test_names_that_are_filled_in_are_in_no_other_language() -> None:
    named = a_campaign(
        overlay={"kind": "message", "title": "{product.name}", "body": "Hello", "lang": "en"},
        locales={"de": {"why": "Darum.", "body": "Hallo"}},
    )
    assert worded(named, "hesitant", locale="de").template.foreign is None
