from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from .markup import words

PAGES = ["/", "/c/trail", "/c/sale", "/search", "/p/zx-elite", "/cart", "/returns", "/shipping"]
PAGES += ["/about", "/account"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_with_one_heading_and_never_names_the_tool(
    shop: TestClient, path: str
) -> None:
    answer = shop.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert "waverly" not in answer.text.lower()


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_on_a_page(shop: TestClient, path: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', shop.get(path).text)
    assert len(ids) == len(set(ids))


def test_stars_are_filled_to_halves_for_a_fifth_of_one_is_a_speck(shop: TestClient) -> None:
    text = shop.get("/p/zx-elite").text
    shown = re.findall(r'aria-label="([\d.]+) out of 5 stars".*?"stars-on" width="([\d.]+)"', text)
    assert ("4.2", "80.0") in shown
    assert all(float(width) % 10 == 0 for _, width in shown)


def test_an_unknown_address_gets_the_shops_own_404(shop: TestClient) -> None:
    for path in ("/nowhere", "/p/none", "/c/none", "/order/FW1"):
        answer = shop.get(path)
        assert answer.status_code == 404
        assert "Wrong turning" in answer.text


def test_filters_narrow_the_listing_and_say_how_many_are_left(shop: TestClient) -> None:
    assert "8 shoes" in words(shop.get("/c/trail").text)
    text = shop.get("/c/trail?surface=Mountain&price=120-160").text
    assert "1 shoe " in words(text)
    assert 'href="/p/scree-2"' in text
    assert 'href="/p/zx-elite"' not in text.split('class="listing-main"')[1]


def test_a_size_filter_leaves_out_shoes_sold_out_in_it(shop: TestClient) -> None:
    listing = shop.get("/c/trail?size=46").text.split('class="listing-main"')[1]
    assert "/p/zx-elite" not in listing
    assert "/p/longfell" in listing


def test_unknown_filter_values_are_ignored(shop: TestClient) -> None:
    assert "8 shoes" in words(shop.get("/c/trail?price=cheap&size=99&sort=odd").text)


def test_sorting_by_price_begins_with_the_cheapest(shop: TestClient) -> None:
    listing = shop.get("/c/all?sort=price").text.split('class="listing-main"')[1]
    assert listing.index("/p/merle") < listing.index("/p/zx-elite") < listing.index("/p/highmoor")


def test_a_search_without_results_says_so_and_offers_ways_on(shop: TestClient) -> None:
    text = shop.get("/search?q=snorkel").text
    assert "0 results for “snorkel”" in words(text)
    assert "Nothing found" in text
    assert 'class="pill" href="/c/trail"' in text


def test_a_search_term_is_escaped(shop: TestClient) -> None:
    assert "<img src=x>" not in shop.get("/search", params={"q": "<img src=x>"}).text


def test_a_colour_in_the_address_is_shown_and_put_in_the_form(shop: TestClient) -> None:
    text = shop.get("/p/zx-elite?colour=slate&view=sole").text
    assert 'src="/img/zx-elite/slate/sole.svg"' in text
    assert 'id="colour-field" value="slate"' in text


def test_a_product_page_offers_size_guide_returns_and_sold_out_sizes(shop: TestClient) -> None:
    text = shop.get("/p/zx-elite").text
    assert re.search(r'<button[^>]+commandfor="size-guide"', text)
    assert '<dialog class="size-guide" id="size-guide"' in text
    assert 'href="/returns">Read the returns policy' in text
    assert re.search(r'value="46"[^>]* disabled', text)


def test_the_tag_is_exactly_the_agreed_one_and_stands_once(tagged_shop: TestClient) -> None:
    text = tagged_shop.get("/").text
    tag = (
        '<script async src="http://127.0.0.1:9/waverly.js" data-site="pk_test"'
        " data-allow-automation></script>"
    )
    assert tag in text
    assert text.lower().count("waverly") == 1


def guide_of(shop: TestClient, slug: str) -> str:
    return shop.get(f"/p/{slug}").text.split('<dialog class="size-guide"')[1].split("</dialog>")[0]


def test_the_size_guide_measures_and_leaves_the_fit_to_the_help(shop: TestClient) -> None:
    """The help that follows the guide says how the shoe runs; said in the guide, it is no news."""
    guide = words(guide_of(shop, "zx-elite"))
    assert "Runs slightly small" not in guide
    assert "mark heel and longest toe" in guide
    assert "42 8 9 10.5 26.5" in guide


def test_the_size_guide_lists_the_sizes_the_shoe_is_made_in_for_men_and_women(
    shop: TestClient,
) -> None:
    guide, page = guide_of(shop, "zx-elite"), shop.get("/p/zx-elite").text
    made = re.findall(r'name="size" value="([\d.]+)"', page)
    assert re.findall(r'<th scope="row">([\d.]+)</th>', guide) == made
    assert "EU UK US men US women Foot, cm" in words(guide)


@pytest.mark.parametrize("path", ["/search", "/search?q=trail", "/"])
def test_a_page_asks_for_a_search_in_one_place(shop: TestClient, path: str) -> None:
    assert shop.get(path).text.count('type="search"') == 1
