"""The page on which every overlay can be looked at."""

from __future__ import annotations

import re
import time

import pytest
from starlette.testclient import TestClient

from demo_store.catalogue import load
from demo_store.showcase import LONG_TEXT, examples, previews


def test_every_kind_has_a_button_for_each_format_and_state(shop: TestClient) -> None:
    text = shop.get("/gallery").text
    names = re.findall(r'data-preview="([^"]+)"', text)
    wanted = [f"{kind}:{form}" for kind, each in examples().items() for form in each.formats]
    assert [name for name in wanted if name not in names] == []
    assert len(names) == len(set(names))
    assert {"message:corner:long", "message:corner:no-image", "quiz:corner:rtl"} <= set(names)


@pytest.mark.parametrize("look", ["maison", "rush"])
def test_the_gallery_comes_in_the_looks_of_three_shops(shop: TestClient, look: str) -> None:
    text = shop.get(f"/gallery?look={look}").text
    assert f"/static/looks/{look}.css" in text
    assert shop.get(f"/static/looks/{look}.css").status_code == 200


def test_an_unknown_look_is_the_shops_own(shop: TestClient) -> None:
    assert "/static/looks/" not in shop.get("/gallery?look=../../etc").text


def test_the_long_state_is_as_long_as_a_text_may_be() -> None:
    long = next(each for each in previews("message") if each.label == "Long")
    assert long.decision["overlay"]["body"] == LONG_TEXT
    assert 1900 < len(LONG_TEXT) <= 2000


def test_a_timer_of_the_gallery_ends_when_it_says(shop: TestClient) -> None:
    text = shop.get("/gallery").text
    told = re.search(r'"ends_at":(\d+),"left_ms":(\d+)', text)
    assert told is not None
    left_ms = int(told[1]) - time.time() * 1000
    assert int(told[2]) - 60_000 < left_ms <= int(told[2])


def test_the_gallery_says_of_products_what_the_shop_says() -> None:
    compared = examples()["comparison"].overlay
    rows = {row["label"]: row["values"] for row in compared["rows"]}
    for place, told in enumerate(compared["products"]):
        product = load().by_id(told["id"])
        assert product is not None and told["name"] == product.name
        assert told["price"] * 100 == product.price_cents
        assert rows["Weight"][place] == f"{product.specs.weight_g} g"
        assert rows["Drop"][place] == f"{product.specs.drop_mm} mm"
        assert rows["Rating"][place] == str(product.rating)


def test_the_gallery_counts_the_reviews_the_shop_has() -> None:
    rating = examples()["review"].overlay["rating"]
    product = load().by_slug("zx-elite")
    assert product is not None
    assert (rating["average"], rating["count"]) == (product.rating, len(product.reviews))
    counts = [share * rating["count"] for share in rating["distribution"]]
    assert counts == pytest.approx(list(product.rating_counts.values()))


def test_the_bar_of_the_gallery_tells_the_price_of_the_shop(shop: TestClient) -> None:
    product = load().by_slug("zx-elite")
    assert product is not None
    assert f'data-waverly="price">€{product.price_cents // 100}<' in shop.get("/gallery").text


@pytest.mark.parametrize("label", ["Emoji", "Right to left"])
def test_a_state_of_the_gallery_says_two_things_as_help_does(label: str) -> None:
    shown = next(each for each in previews("message") if each.label == label)
    overlay = shown.decision["overlay"]
    assert overlay["title"] != overlay["body"]
