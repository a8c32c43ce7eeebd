import pytest

from tests.support.builders import a_campaign, some_facts
from waverly.campaigns import TemplateContext, fill
from waverly.catalogue import Known, ProductFacts
from waverly.wire import Page
from waverly.wire.overlay import FaqOverlay, MessageOverlay, ReviewOverlay


def knowing(product: ProductFacts) -> TemplateContext:
    return TemplateContext(known=Known(product=product))


def test_slots_are_filled_from_facts() -> None:
    overlay = {"kind": "message", "title": "{product.name}", "body": "It costs {product.price}."}
    filled = fill(a_campaign(overlay=overlay).overlay, knowing(some_facts()), "sheet")
    assert isinstance(filled, MessageOverlay)
    assert (filled.title, filled.body, filled.format) == ("Alpha", "It costs 90.00 EUR.", "sheet")


def test_what_only_pages_tell_of_a_product_brings_no_link_with_it() -> None:
    overlay = {"kind": "message", "title": "Hello", "body": "{product.name}"}
    forged = some_facts(name="[Alpha](https://evil.example)", source="page")
    filled = fill(a_campaign(overlay=overlay).overlay, knowing(forged), "corner")
    assert isinstance(filled, MessageOverlay)
    assert filled.body == "[Alpha] (https://evil.example)"


def test_a_fact_that_is_missing_is_named_and_nothing_is_shown() -> None:
    overlay = {"kind": "message", "title": "Hello", "body": "{product.fit_note} {product.brand}"}
    campaign = a_campaign(overlay=overlay)
    sentence = "the catalogue has no fit_note for this product"
    assert fill(campaign.overlay, knowing(some_facts()), "corner") == sentence
    unknown = "the catalogue does not know this product"
    assert fill(campaign.overlay, TemplateContext(), "corner") == unknown


def test_a_price_without_a_currency_is_no_price() -> None:
    overlay = {"kind": "message", "title": "{product.price}", "body": "."}
    found = fill(a_campaign(overlay=overlay).overlay, knowing(some_facts(currency=None)), "corner")
    assert found == "the catalogue has no price for this product"


def test_a_rating_is_no_amount_of_money() -> None:
    overlay = {"kind": "message", "title": "Hello", "body": "Rated {product.rating}."}
    rated = knowing(some_facts(rating=4.6, review_count=12))
    assert fill(a_campaign(overlay=overlay).overlay, rated, "corner") == (
        "a text cannot say the rating of a product"
    )


def test_questions_and_answers_are_filled_too() -> None:
    items = [{"question": "Who makes {product.name}?", "answer": "{product.brand}"}]
    campaign = a_campaign(overlay={"kind": "faq", "title": "Q", "items": items})
    filled = fill(campaign.overlay, knowing(some_facts(brand="Acme")), "corner")
    assert isinstance(filled, FaqOverlay)
    assert (filled.items[0].question, filled.items[0].answer) == ("Who makes Alpha?", "Acme")


def test_a_review_speaks_of_the_first_topic_that_has_a_quote() -> None:
    overlay = {"kind": "review", "title": "A buyer says", "topics": ["durability", "fit"]}
    filled = fill(a_campaign(overlay=overlay).overlay, knowing(some_facts()), "corner")
    assert isinstance(filled, ReviewOverlay)
    assert filled.quote.text == "Fits true to size."
    without = fill(a_campaign(overlay=overlay).overlay, knowing(some_facts(reviews=())), "corner")
    assert without == "no well rated review of this product speaks of durability or fit"
    assert fill(a_campaign(overlay=overlay).overlay, TemplateContext(), "corner") == (
        "the catalogue does not know this product"
    )


@pytest.mark.parametrize(
    ("path", "labels"),
    [
        ("/returns", ["Days", "Carry on"]),
        ("/returns/", ["Days", "Carry on"]),
        ("/p/alpha", ["Read", "Days", "Carry on"]),
    ],
)
def test_a_button_that_leads_to_the_page_one_is_on_is_left_out(
    path: str, labels: list[str]
) -> None:
    actions = [
        {"type": "link", "href": "/returns?from=help", "label": "Read"},
        {"type": "link", "href": "/returns#days", "label": "Days"},
        {"type": "dismiss", "label": "Carry on"},
    ]
    overlay = {"kind": "message", "title": "Good to know", "body": "60 days.", "actions": actions}
    filled = fill(
        a_campaign(overlay=overlay).overlay, TemplateContext(page=Page(path=path)), "corner"
    )
    assert isinstance(filled, MessageOverlay)
    assert [action.label for action in filled.actions] == labels
