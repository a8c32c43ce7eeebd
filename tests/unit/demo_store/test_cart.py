from __future__ import annotations

import msgspec
from starlette.testclient import TestClient

from demo_store import shipping
from demo_store.basket import MAX_LINES, MAX_QUANTITY, Basket, totals
from demo_store.catalogue import load
from demo_store.product import Product

from .markup import Node, events, words

ZX = {"product": "FW-1001", "colour": "pine", "size": "43"}


def zx_elite() -> Product:
    product = load().by_slug("zx-elite")
    assert product is not None
    return product


def test_a_form_adds_to_the_cart_and_leads_there(shop: TestClient) -> None:
    answer = shop.post("/cart/add", data=ZX)
    assert answer.url.path == "/cart"
    assert "ZX Elite" in words(answer.text)
    assert events(answer.text)["add_to_cart"]["value"] == 129.0
    assert events(answer.text)["view_cart"]["value"] == 129.0


def test_a_script_adding_gets_json_with_the_event(shop: TestClient) -> None:
    answer = shop.post("/cart/add", data=ZX, headers={"accept": "application/json"})
    body = msgspec.json.decode(answer.content, type=Node)
    assert body["ok"] is True
    assert body["count"] == 1
    assert msgspec.convert(body["event"], list[object])[1] == "add_to_cart"


def test_adding_again_tells_only_what_was_added(shop: TestClient) -> None:
    shop.post("/cart/add", data={**ZX, "quantity": "2"})
    again = events(shop.post("/cart/add", data=ZX).text)
    assert again["add_to_cart"]["value"] == 129.0
    assert again["view_cart"]["value"] == 387.0


def test_adding_without_a_size_asks_for_one(shop: TestClient) -> None:
    answer = shop.post("/cart/add", data={**ZX, "size": ""})
    assert answer.url.path == "/p/zx-elite"
    assert 'class="size-message is-error"' in answer.text
    assert "Choose a size" in answer.text


def test_a_size_that_is_sold_out_is_refused(shop: TestClient) -> None:
    answer = shop.post(
        "/cart/add", data={**ZX, "size": "46"}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 409
    assert "no more in size 46" in answer.text


def test_an_unknown_product_cannot_be_added(shop: TestClient) -> None:
    assert shop.post("/cart/add", data={**ZX, "product": "FW-0"}).status_code == 404


def test_removing_a_line_empties_the_cart_and_reports_it_once(shop: TestClient) -> None:
    shop.post("/cart/add", data=ZX)
    answer = shop.post("/cart/change", data={"sku": "FW-1001-pine-43", "quantity": "0"})
    assert "Nothing in here yet" in words(answer.text)
    assert events(answer.text)["remove_from_cart"]["value"] == 129.0
    assert "remove_from_cart" not in events(shop.get("/cart").text)


def test_quantities_stop_at_the_limit_and_at_the_stock() -> None:
    basket, product = Basket(), zx_elite()
    plenty = basket.add(product, product.colours[0], "43", 500)
    few = basket.add(product, product.colours[0], "42", 5)
    assert plenty is not None
    assert few is not None
    assert plenty.quantity == MAX_QUANTITY
    assert few.quantity == product.stock["42"] == 2


def test_a_cart_holds_a_bounded_number_of_lines() -> None:
    basket = Basket()
    for product in load().products:
        basket.add(product, product.colours[0], "43")
    assert len(basket.lines) == MAX_LINES


def test_delivery_cost_depends_on_country_and_value() -> None:
    basket = Basket()
    merle = load().by_slug("merle")
    assert merle is not None
    basket.add(merle, merle.colours[0], "42")
    assert totals(basket, "DE", "standard", None).shipping_cents == 490
    assert totals(basket, "FR", "standard", None).shipping_cents == 790
    assert shipping.cost("DE", "standard", 10000) == 0
    assert shipping.cost("FR", "express", 15000) == shipping.EXPRESS_EXTRA_CENTS


def test_the_cart_shows_the_estimate_for_the_chosen_country(shop: TestClient) -> None:
    shop.post("/cart/add", data={"product": "FW-1008", "colour": "mist", "size": "42"})
    assert "Delivery to Germany €4.90" in words(shop.get("/cart").text)
    answer = shop.post("/cart/estimate", data={"country": "FR"})
    assert "Delivery to France €7.90" in words(answer.text)


def test_a_link_restores_exactly_its_lines_and_drops_what_is_unknown(shop: TestClient) -> None:
    shop.post("/cart/add", data=ZX)
    items = "FW-1003-moss-43:2,FW-2002-oat-42:1,FW-0-x-1:1,nonsense"
    text = words(shop.get("/cart/restore", params={"items": items}).text)
    assert "Longfell" in text
    assert "Drift Max" in text
    assert "€477" in text
    assert "ZX Elite" not in text


def test_two_browsers_have_two_carts() -> None:
    from demo_store.app import create_app

    app = create_app(waverly_url=None)
    with TestClient(app) as one, TestClient(app) as other:
        one.post("/cart/add", data=ZX)
        assert "Nothing in here yet" in other.get("/cart").text
