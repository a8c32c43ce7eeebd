from importlib import resources
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.builders import a_campaign
from waverly.campaigns import Campaign, parse
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.untranslated import check_languages, unspoken
from waverly.catalogue import ShopFacts
from waverly.publishing.words import check_by_words

DANISH = ShopFacts(lang="da-DK")
ALL_BUT_TOPICS = {
    "why": "Du har set nærmere på varen.",
    "title": "Fra en, der bruger den",
    "actions": [{"type": "scroll_to", "target": "reviews", "label": "Læs dem"}],
}


def starter(name: str, **danish: Any) -> Campaign:
    file = resources.files("waverly.campaigns") / "starter" / f"{name}.toml"
    campaign = parse(file.read_text(encoding="utf-8"), name)
    return replace(campaign, locales=campaign.locales | {"da": danish}) if danish else campaign


def told(campaign: Campaign, shop: ShopFacts | None = DANISH) -> list[tuple[str, str, str]]:
    return [(each.rule, each.why, each.fix) for each in check_languages(campaign, shop)]


@pytest.mark.parametrize(
    ("name", "becomes", "keys"),
    [
        (
            "fit-note",
            "it is not shown: it quotes your fit note in Danish",
            "why, title and actions",
        ),
        (
            "fit-review",
            "it is hardly ever shown: what its topics",
            "why, title, actions and topics",
        ),
        (
            "compare-similar",
            "it is shown in English, without “Fit”",
            "why, title, actions and rows",
        ),
        ("returns-answers", "it is shown in English.", "why, title, actions and items"),
    ],
)
def test_help_without_words_in_the_shops_language_says_what_becomes_of_it_and_what_to_write(
    name: str, becomes: str, keys: str
) -> None:
    ((rule, why, fix),) = told(starter(name))
    assert rule == "not-in-the-shops-language"
    assert why.startswith("Your shop is in Danish, and this help is written in English, German, ")
    assert becomes in why
    written = fix.removeprefix("Write its words in Danish under [locales.da] in its file: ")
    assert set(written.partition(".")[0].replace(" and", ",").split(", ")) == set(
        keys.replace(" and", ",").split(", ")
    )


def test_a_quoting_help_asks_for_topics_until_they_are_in_words_of_the_reviews() -> None:
    topics = "what its topics are called in reviews in Danish is not known here."
    missing = (
        "unknown-topics",
        f"In Danish it is hardly ever shown: {topics}",
        "Write topics under [locales.da] in its file, in words as your reviews have them.",
    )
    assert told(starter("fit-review", **ALL_BUT_TOPICS)) == [missing]
    assert told(starter("fit-review", **ALL_BUT_TOPICS, topics=["fit", "value"])) == [missing]
    assert told(starter("fit-review", **ALL_BUT_TOPICS, topics=["fit", "størrelse"])) == []


def test_a_half_translated_card_says_what_is_still_in_its_own_language() -> None:
    said = {"why": "Du har ikke valgt.", "title": "I tvivl?", "body": "{product.fit_note}"}
    half = (
        "half-translated",
        "Who reads it in Danish finds actions in English.",
        "Write actions under [locales.da] in its file.",
    )
    assert told(starter("fit-note", **said)) == [half]
    assert told(starter("fit-note", **said), None) == [half]
    on_phones = a_campaign(
        overlay={"kind": "message", "title": "T", "body": "{product.fit_note}", "lang": "en"},
        locales={"da": {"why": "Fordi.", "title": "T"}},
        devices={"mobile": {"body": "Briefly: {product.fit_note}"}},
    )
    assert told(on_phones) == [
        (half[0], half[1].replace("actions", "body"), half[2].replace("actions", "body"))
    ]


def test_products_found_are_not_said_in_a_language_without_words_for_how() -> None:
    ((_, why, fix),) = told(starter("found-for-you"))
    assert why.endswith("There it is shown in English.")
    assert fix.startswith("Leave it so: with words in Danish it would not be shown.")
    written = starter("found-for-you", why="Fordi.", title="Måske en af disse?")
    ((rule, why, fix),) = told(written)
    assert (rule, "it is not shown." in why) == ("not-sayable", True)
    assert fix == "Take [locales.da] out of its file: then it is shown in English."


@pytest.mark.parametrize("folder", ["starter", "demo"])
def test_what_ships_is_whole_in_each_of_its_languages(folder: str) -> None:
    for file in (resources.files("waverly.campaigns") / folder).iterdir():
        if file.name.endswith(".toml"):
            assert told(parse(file.read_text(encoding="utf-8"), file.name), None) == [], file.name


def test_languages_that_are_not_stated_are_not_guessed() -> None:
    assert told(starter("fit-note"), ShopFacts()) == []
    assert told(starter("fit-note"), ShopFacts(lang="de-CH")) == []
    assert told(a_campaign()) == []


def test_the_gate_notes_what_is_missing_and_refuses_nothing_for_it() -> None:
    found = check_by_words(starter("fit-note"), Theme(), DANISH)
    severities = {each.rule: each.severity for each in found}
    assert severities["not-in-the-shops-language"] == "noted"


def test_no_campaign_in_the_shops_language_is_told_once_for_all() -> None:
    note, off = starter("fit-note"), replace(starter("form-help", title="T"), enabled=False)
    said = unspoken([note, off], DANISH)
    assert said is not None
    assert (said.language, list(said.campaigns)) == ("Danish", [note])
    assert unspoken([note, starter("form-help", title="T")], DANISH) is None
    assert unspoken([note], ShopFacts(lang="de")) is None
    assert unspoken([off], DANISH) is None
