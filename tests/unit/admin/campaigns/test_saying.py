from tests.builders import a_campaign
from waverly.admin.campaigns.saying import example_for, sayings
from waverly.catalogue import ProductFacts, ShopFacts


def test_what_is_said_in_other_words_stands_after_the_files_own() -> None:
    campaign = a_campaign(
        tones={"frustrated": {"title": "We are sorry", "body": "**Take** your time."}},
        locales={"de-AT": {"title": "Größen"}, "fr": {"title": "Tailles"}, "sv": {"title": "Mått"}},
        devices={"mobile": {"actions": [{"type": "dismiss", "label": "Go on"}]}},
    )
    said = sayings(campaign)
    assert [(each.to, each.overlay.title, each.body) for each in said] == [
        ("", "Sizes", "They run true to size."),
        ("To the frustrated", "We are sorry", "Take your time."),
        ("On a phone", "Sizes", "They run true to size."),
        ("In German (AT)", "Größen", "They run true to size."),
        ("In French", "Tailles", "They run true to size."),
        ("In Swedish", "Mått", "They run true to size."),
    ]
    assert [len(each.overlay.actions) for each in said] == [0, 0, 1, 0, 0, 0]


def test_a_single_sentence_of_a_review_is_told_from_several() -> None:
    campaign = a_campaign(
        overlay={"kind": "review", "title": "Others", "topics": ["fit", "value"]},
        tones={"focused": {"single": True}},
    )
    plain, short = sayings(campaign)
    assert plain.filling.startswith("Sentences from stored reviews")
    assert short.filling.startswith("A sentence from stored reviews")


def test_words_are_read_with_a_product_of_which_all_is_known_that_they_name() -> None:
    campaign = a_campaign(
        overlay={"kind": "message", "title": "Fit", "body": "{product.name}: {product.fit_note}"},
        locales={"de": {"title": "Passform"}},
    )
    bare = ProductFacts(id="a", name="Alpha")
    known = ProductFacts(id="z", name="Zeta", fit_note="Runs small.")
    example = example_for(sayings(campaign), [bare, known], ShopFacts(lang="en"))
    assert [each.body for each in sayings(campaign, example)] == [
        "Zeta: Runs small.",
        "Zeta: {product.fit_note}",
    ]
