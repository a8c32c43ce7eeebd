"""The same help by device, language and mood."""

import pytest

from tests.builders import a_campaign
from waverly.campaigns import parse, worded
from waverly.campaigns.templates import MessageTemplate
from waverly.errors import CampaignError

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
    template = worded(CAMPAIGN, "hesitant", locale=locale)
    assert (template.title, template.lang) == (title, lang)


def test_the_mood_outweighs_the_device() -> None:
    phone = worded(CAMPAIGN, "hesitant", device="mobile")
    upset = worded(CAMPAIGN, "frustrated", device="mobile")
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
