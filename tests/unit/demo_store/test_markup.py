from __future__ import annotations

import re

import msgspec
import pytest
from starlette.testclient import TestClient

from demo_store.catalogue import load

from .markup import Node, events, nodes


class Offer(msgspec.Struct):
    price: str
    priceCurrency: str  # noqa: N815 - schema.org's name
    availability: str


@pytest.mark.parametrize("slug", [p.slug for p in load().products])
def test_json_ld_offer_and_open_graph_agree_with_the_visible_price(
    shop: TestClient, slug: str
) -> None:
    text = shop.get(f"/p/{slug}").text
    offer = msgspec.convert(nodes(text)["Product"]["offers"], Offer)
    buy = text[text.index('class="buy-price"') :]
    shown = re.search(r'class="price-now[^"]*">€([\d.]+)<', buy)
    assert shown is not None
    assert float(offer.price) == float(shown[1])
    assert offer.priceCurrency == "EUR"
    assert offer.availability == "https://schema.org/InStock"
    assert f'<meta property="product:price:amount" content="{offer.price}">' in text


def test_a_product_page_describes_sku_rating_reviews_and_its_way_home(shop: TestClient) -> None:
    found = nodes(shop.get("/p/zx-elite").text)
    product = found["Product"]
    assert product["sku"] == "FW-1001"
    assert product["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": 4.2,
        "reviewCount": 10,
    }
    assert len(msgspec.convert(product["review"], list[Node])) == 10
    trail = msgspec.convert(found["BreadcrumbList"]["itemListElement"], list[Node])
    assert [step["name"] for step in trail] == ["Home", "Trail", "ZX Elite"]


def test_a_listing_describes_its_list_and_no_product_of_its_own(shop: TestClient) -> None:
    found = nodes(shop.get("/c/trail").text)
    assert "Product" not in found
    assert len(msgspec.convert(found["ItemList"]["itemListElement"], list[Node])) == 8


def test_a_product_view_is_in_the_data_layer_with_its_value(shop: TestClient) -> None:
    view = events(shop.get("/p/zx-elite").text)["view_item"]
    assert view["currency"] == "EUR"
    assert view["value"] == 129.0
    assert msgspec.convert(view["items"], list[Node])[0]["item_id"] == "FW-1001"


def test_listing_and_search_views_are_in_the_data_layer(shop: TestClient) -> None:
    listed = events(shop.get("/c/race").text)["view_item_list"]
    assert listed["item_list_id"] == "race"
    assert len(msgspec.convert(listed["items"], list[Node])) == 4
    searched = events(shop.get("/search?q=waterproof").text)
    assert searched["view_search_results"]["search_term"] == "waterproof"


def test_a_search_term_cannot_close_the_script_it_is_printed_in(shop: TestClient) -> None:
    text = shop.get("/search", params={"q": "</script><b>x"}).text
    assert "</script><b>" not in text
    assert events(text)["search"]["search_term"] == "</script><b>x"
