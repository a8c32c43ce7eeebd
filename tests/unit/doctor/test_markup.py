"""What the doctor reads without a browser, from markup and address alone."""

from typing import Any

import pytest

from tests.unit.doctor.store import stored
from waverly.doctor.document import DEEPEST, Document
from waverly.doctor.saying import say

URL = "https://shop.example/boot"


def said(text: str, url: str = URL) -> dict[str, Any]:
    return say(Document(text), url)


def jsonld(text: str) -> str:
    text = text.replace("OFFER", OFFER)
    return f'<title>Boot</title><script type="application/ld+json">{text}</script>'


def test_a_page_that_closes_nothing_is_read_as_deep_as_pages_go() -> None:
    deep = ["<i>" * (DEEPEST - above) + "<h1>Boot</h1>" for above in (1, 0)]
    assert [Document(text).headings for text in deep] == [["Boot"], []]


OFFER = '"offers":{"price":"39","priceCurrency":"EUR","availability":"http://schema.org/InStock"}'


@pytest.mark.parametrize(
    "text",
    [
        '{"@graph":[{"@type":"Product","name":"Boot","sku":"B",OFFER}]}',
        '{"@type":["Thing","http://schema.org/Product"],"name":"Boot","sku":"B",OFFER,}',
        '{"@type":"Product","name": {"@type":"Product","name":"Boot","sku":"B",OFFER}',
        '/*<![CDATA[*/{"@type":"WebPage","mainEntity":{"@type":"Product","name":"Boot",OFFER}}/*]]>*/',
        '{"@type":"ProductGroup","name":"Boot","hasVariant":[{"@type":"Product",OFFER}]}',
    ],
)
def test_json_ld_is_read_however_it_is_written_and_never_sure(text: str) -> None:
    found = said(jsonld(text))
    product = found["product"]
    assert (product["name"], product["price"], product["currency"]) == ("Boot", "39", "EUR")
    assert product["availability"] == "in_stock"
    assert set(found["confidence"].values()) == {"medium"}


def test_the_product_a_page_is_named_after_is_its_own() -> None:
    other = '{"@type":"Product","name":"Lace","sku":"L"}'
    found = said(jsonld(f'[{other},{{"@type":"Product","name":"Boot","sku":"B"}}]'))
    assert (found["product"]["name"], found["product"]["sku"]) == ("Boot", "B")


def test_what_is_advertised_is_no_product() -> None:
    assert said(jsonld('{"@type":["Car","Product"],"name":"Boot",OFFER}'))["type"] == "unknown"


def test_variants_of_several_prices_leave_the_price_unsure() -> None:
    offers = '"offers":[{"price":"99"},{"price":"89"}]'
    found = said(jsonld(f'{{"@type":"Product","name":"Boot",{offers}}}'))
    assert (found["product"]["price"], found["confidence"]["product.price"]) == ("89", "low")


def test_data_of_a_product_the_page_is_not_named_after_is_unsure() -> None:
    found = said(jsonld('{"@type":"Product","name":"Lace",OFFER}') + "<h1>Boot</h1>")
    assert set(found["confidence"].values()) == {"low"}


def test_many_products_are_a_list() -> None:
    many = ",".join(f'{{"@type":"Product","name":"Sole {n}"}}' for n in range(4))
    assert said(jsonld(f"[{many}]"))["type"] == "listing"


@pytest.mark.parametrize(
    ("page", "price", "currency"),
    [("plain-microdata-product", "12.50", "GBP"), ("plain-rdfa-product", "48,00", "EUR")],
)
def test_microdata_and_rdfa_are_read(page: str, price: str, currency: str) -> None:
    found = said(stored(page))
    assert (found["type"], found["source"]["product.name"]) == ("product", "microdata")
    assert (found["product"]["price"], found["product"]["currency"]) == (price, currency)


def test_what_two_sources_disagree_on_is_unsure_and_told() -> None:
    meta = '<meta property="og:type" content="product"><meta property="og:title" content="Boot">'
    price = '<meta property="product:price:amount" content="49">'
    found = said(meta + price + jsonld('{"@type":"Product","name":"Boot",OFFER}'))
    assert (found["product"]["price"], found["confidence"]["product.price"]) == ("39", "low")
    assert found["conflicts"] == [{"field": "product.price", "other": "49", "source": "opengraph"}]


def test_one_price_written_in_two_ways_is_no_conflict() -> None:
    meta = '<meta property="og:type" content="product"><meta property="og:title" content="Boot">'
    price = '<meta property="product:price:amount" content="1.299,00">'
    offer = '"offers":{"price":"1299.00","priceCurrency":"EUR"}'
    found = said(meta + price + jsonld(f'{{"@type":"Product","name":"Boot",{offer}}}'))
    assert (found["product"]["price"], found["conflicts"]) == ("1299.00", [])


def test_what_is_no_amount_is_no_price() -> None:
    offer = '"offers":{"price":"on request","priceCurrency":"EUR"}'
    assert "price" not in said(jsonld(f'{{"@type":"Product","name":"Boot",{offer}}}'))["product"]


def test_opengraph_is_second_best() -> None:
    found = said(
        '<meta property="og:type" content="product"><meta property="og:title" content="Boot">'
    )
    assert (found["product"]["name"], found["source"]["product.name"]) == ("Boot", "opengraph")


def test_broken_markup_says_nothing() -> None:
    assert said(jsonld('{"@type": "Pro'))["type"] == "unknown"


def test_an_address_alone_names_a_cart_and_is_never_sure() -> None:
    found = said("<main>Your cart is empty</main>", "https://shop.example/cart")
    assert (found["type"], found["source"]["type"]) == ("cart", "address")
    assert found["confidence"]["type"] == "low"


def test_links_are_found() -> None:
    assert Document('<a href="/a">A</a><a name="x">B</a>').links == ["/a"]


@pytest.mark.parametrize(
    ("text", "is_drawn"),
    [
        ('<div id="root"></div><script src="/app.js"></script>', True),
        ('<div id="root"></div>', False),
        ('<a href="/cart">Cart</a><script src="/app.js"></script>', False),
    ],
)
def test_a_page_that_only_a_script_draws_is_known(text: str, is_drawn: bool) -> None:
    assert Document(text).is_drawn_by_script is is_drawn
