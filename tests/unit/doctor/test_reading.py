from typing import Any

import pytest

from waverly.doctor.reading import findings_of

URL = "https://shop.example/p"


def said(**more: Any) -> dict[str, Any]:
    return {
        "type": "product",
        "product": {"id": "A", "sku": "A", "name": "Boot", "price": 39, "currency": "EUR"},
        "source": {"product.price": "shown"},
        "confidence": {"product.price": "low", "product.name": "high"},
        "conflicts": [{"field": "product.price", "kept": 39, "other": 49, "source": "jsonld"}],
        "places": [],
        **more,
    }


def test_a_conflict_stands_beside_what_was_kept() -> None:
    price = next(
        each for each in findings_of(URL, said(), is_drawn=True).findings if each.field == "price"
    )
    assert (price.value, price.source, price.confidence) == ("39", "shown", "low")
    assert price.conflicts == ("jsonld says 49",)


def test_what_is_missing_or_unsure_comes_with_the_attribute_to_paste() -> None:
    marks = [mark.attribute for mark in findings_of(URL, said(), is_drawn=True).marks]
    assert 'data-waverly="add-to-cart"' in marks
    assert 'data-waverly-price="39"' in marks
    assert "data-waverly-availability" in marks


def test_a_name_in_place_of_a_number_is_said_to_miss_the_catalogue() -> None:
    named = said(product={"id": "Boot", "name": "Boot", "price": 39, "currency": "EUR"})
    marks = {each.attribute: each.why for each in findings_of(URL, named, is_drawn=True).marks}
    assert "the name stands for it" in marks['data-waverly-id="…"']
    numbered = findings_of(URL, said(), is_drawn=True).marks
    assert not [mark for mark in numbered if mark.attribute.startswith("data-waverly-id")]


def test_what_is_sure_needs_no_mark() -> None:
    marks = [mark.attribute for mark in findings_of(URL, said(), is_drawn=True).marks]
    assert not [mark for mark in marks if mark.startswith("data-waverly-name")]


def test_a_region_is_one_line_with_how_many_more_there_are() -> None:
    place = {"region": "add-to-cart", "selector": "#a", "text": "Add to cart", "disabled": False}
    long = {"region": "reviews", "selector": "#reviews", "text": "x" * 80, "disabled": False}
    page = findings_of(URL, said(places=[place, place, long]), is_drawn=True)
    values = {each.field: each.value for each in page.findings}
    assert values["add to cart"] == "“Add to cart” and 1 more"
    assert values["reviews"] == "#reviews"


def test_markup_alone_gives_no_advice() -> None:
    assert findings_of(URL, said(), is_drawn=False).marks == ()
    assert findings_of(URL, {"type": "unknown"}, is_drawn=False).marks == ()


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/cart", "cart"),
        ("/checkout/cart/", "cart"),
        ("/checkout", "checkout"),
        ("/search?q=boot", "search"),
        ("/returns", "policy"),
        ("/en/policies/shipping-policy", "policy"),
        ("/p/shipping-scale", "…"),
        ("/c/trail", "…"),
        ("/cartoons", "…"),
    ],
)
def test_an_unknown_page_is_named_by_its_address_and_never_called_a_product(
    path: str, word: str
) -> None:
    page = findings_of(f"https://shop.example{path}", {"type": "unknown"}, is_drawn=True)
    assert [mark.attribute for mark in page.marks] == [f'data-waverly-type="{word}"']


def test_places_that_were_not_found_are_named_with_their_words() -> None:
    places = [{"region": name, "selector": "#x", "text": ""} for name in ("size-guide", "price")]
    marks = {
        each.attribute: each.why
        for each in findings_of(URL, said(places=places), is_drawn=True).marks
    }
    assert "where sizes are chosen was not found" in marks['data-waverly="size-options"']
    assert marks['data-waverly="…"'].startswith("Not found: gallery, reviews, specs, policy.")
