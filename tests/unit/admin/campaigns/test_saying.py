from tests.support.builders import a_campaign, some_facts
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


def test_the_page_fills_in_what_a_shopper_would_read_and_nothing_else() -> None:
    body = "{product.name} for {product.price}, {product.rating}: {product.fit_note} {cart.items}"
    campaign = a_campaign(
        overlay={"kind": "message", "lang": "en", "title": "Fit", "body": body},
        locales={"de": {"title": "Passform"}},
    )
    product = some_facts(name="[A](/x)", source="page", rating=4.6, fit_note="Fällt klein aus.")
    example = example_for(sayings(campaign), [product], ShopFacts(lang="de"))
    assert [each.body for each in sayings(campaign, example)] == [
        "[A] (/x) for 90.00 EUR, {product.rating}: {product.fit_note} {cart.items}",
        "[A] (/x) for 90.00 EUR, {product.rating}: Fällt klein aus. {cart.items}",
    ]


def test_no_product_is_an_example_of_words_it_says_nothing_to() -> None:
    campaign = a_campaign(overlay={"kind": "message", "title": "Fit", "body": "{product.fit_note}"})
    assert example_for(sayings(campaign), [some_facts()], None) is None
    assert example_for(sayings(campaign), [], None) is None


def test_an_answer_in_brackets_is_told_as_what_is_to_be_written() -> None:
    items = [
        {"question": "How long?", "answer": "(How many days.)"},
        {"question": "Who pays?", "answer": "We do (always)."},
    ]
    (said,) = sayings(a_campaign(overlay={"kind": "faq", "title": "Returns", "items": items}))
    assert [(each.answer, each.to_write) for each in said.questions] == [
        ("How many days.", True),
        ("We do (always).", False),
    ]


def test_words_that_quote_a_sentence_in_another_language_are_told_as_unseen() -> None:
    campaign = a_campaign(
        overlay={"kind": "message", "lang": "en", "title": "Fit", "body": "{product.fit_note}"},
        locales={"de-AT": {"title": "Passform"}, "fr": {"title": "Taille", "body": "Petit ?"}},
    )
    product = some_facts(fit_note="Runs small.")
    shop_in = {
        lang: example_for(sayings(campaign), [product], ShopFacts(lang=lang))
        for lang in ("en", None)
    }
    own, german, french = (each.unseen for each in sayings(campaign, shop_in["en"]))
    assert (own, french) == ("", "")
    assert german == (
        "Nobody who reads in German sees this: it quotes your fit note, "
        "which the catalogue has in English only."
    )
    assert not any(each.unseen for each in sayings(campaign, shop_in[None]))
