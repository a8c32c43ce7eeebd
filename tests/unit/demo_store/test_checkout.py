from __future__ import annotations

import datetime as dt
import re

import pytest
from starlette.testclient import TestClient

from demo_store.checkout_steps import faults

from .markup import events, words

CONTACT = {"email": "sam@example.com", "phone": ""}
DELIVERY = {
    "first_name": "Sam",
    "last_name": "Reed",
    "address": "Hauptstr. 1",
    "address2": "",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "method": "express",
}
PAYMENT = {
    "card_number": "4242 4242 4242 4242",
    "card_name": "Sam Reed",
    "card_expiry": "12/34",
    "card_code": "123",
}


@pytest.fixture
def buyer(shop: TestClient) -> TestClient:
    shop.post("/cart/add", data={"product": "FW-1001", "colour": "pine", "size": "43"})
    shop.get("/cart")
    return shop


def to_review(buyer: TestClient) -> None:
    buyer.post("/checkout/contact", data=CONTACT)
    buyer.post("/checkout/delivery", data=DELIVERY)
    buyer.post("/checkout/payment", data=PAYMENT)


def test_an_empty_cart_cannot_be_checked_out(shop: TestClient) -> None:
    assert shop.get("/checkout").url.path == "/cart"


def test_steps_cannot_be_skipped(buyer: TestClient) -> None:
    assert buyer.get("/checkout/review").url.path == "/checkout/contact"
    assert buyer.post("/checkout/review").url.path == "/checkout/contact"


def test_each_step_leads_to_the_next_and_reports_itself(buyer: TestClient) -> None:
    assert "begin_checkout" in events(buyer.get("/checkout").text)
    assert buyer.post("/checkout/contact", data=CONTACT).url.path == "/checkout/delivery"
    payment = buyer.post("/checkout/delivery", data=DELIVERY)
    assert payment.url.path == "/checkout/payment"
    assert events(payment.text)["add_shipping_info"]["shipping_tier"] == "express"
    review = buyer.post("/checkout/payment", data=PAYMENT)
    assert review.url.path == "/checkout/review"
    assert events(review.text)["add_payment_info"]["payment_type"] == "card"


def test_placing_the_order_confirms_it_reports_it_once_and_empties_the_cart(
    buyer: TestClient,
) -> None:
    to_review(buyer)
    answer = buyer.post("/checkout/review")
    assert re.fullmatch(r"/order/FW\d{9}", answer.url.path)
    purchase = events(answer.text)["purchase"]
    assert purchase["transaction_id"] == answer.url.path.rsplit("/", 1)[1]
    assert purchase["value"] == 129.0
    assert purchase["shipping"] == 7.0
    assert "purchase" not in events(buyer.get(answer.url.path).text)
    assert "Nothing in here yet" in buyer.get("/cart").text


def test_an_order_is_listed_in_the_account_of_the_browser_that_placed_it(
    buyer: TestClient,
) -> None:
    to_review(buyer)
    order_id = buyer.post("/checkout/review").url.path.rsplit("/", 1)[1]
    assert order_id in buyer.get("/account").text
    buyer.cookies.clear()
    assert buyer.get(f"/order/{order_id}").status_code == 404


def test_what_is_wrong_is_named_beside_the_field_and_nothing_is_lost(buyer: TestClient) -> None:
    answer = buyer.post("/checkout/contact", data={"email": "sam@", "phone": "030"})
    assert answer.status_code == 422
    assert "Enter an email like name@example.com." in words(answer.text)
    assert 'value="sam@"' in answer.text
    assert "aria-invalid=true" in answer.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("card_number", "4111 1111 1111 1111"),
        ("card_number", "4242"),
        ("card_expiry", "13/30"),
        ("card_expiry", "01/20"),
        ("card_code", "x"),
        ("card_name", ""),
    ],
)
def test_a_payment_that_is_not_the_test_card_is_refused(name: str, value: str) -> None:
    found = faults("payment", {**PAYMENT, name: value}, dt.date(2026, 1, 1))
    assert list(found) == [name]


def test_a_card_number_is_never_printed_again(buyer: TestClient) -> None:
    answer = buyer.post("/checkout/contact", data=CONTACT)
    buyer.post("/checkout/delivery", data=DELIVERY)
    answer = buyer.post("/checkout/payment", data={**PAYMENT, "card_code": "x"})
    assert 'value="4242 4242 4242 4242"' not in answer.text


def apply(buyer: TestClient, code: str, step: str = "contact", **typed: str) -> str:
    return buyer.post(f"/checkout/{step}", data={"coupon": code, "apply": "", **typed}).text


def code_field(text: str) -> str:
    found = re.search(r'<input id="coupon-code"[^>]*>', text)
    assert found is not None
    return found[0]


def test_a_coupon_lowers_the_total_and_a_wrong_one_says_so(buyer: TestClient) -> None:
    assert "Discount −€12.90" in words(apply(buyer, "welcome10"))
    bad = apply(buyer, "FREE")
    assert "That code is not valid." in bad
    assert "Discount −" not in words(bad)


@pytest.mark.parametrize("code", ["", "FREE", "SPRING"])
def test_asking_about_a_code_loses_nothing_that_was_typed(buyer: TestClient, code: str) -> None:
    text = apply(buyer, code, email="sam@", phone="030")
    assert 'value="sam@"' in text
    assert 'value="030"' in text
    assert f'value="{code}"' in code_field(text)
    assert "autofocus" in code_field(text)
    assert "Please check" not in text


def test_what_was_typed_for_the_delivery_is_kept_and_not_taken_as_done(buyer: TestClient) -> None:
    buyer.post("/checkout/contact", data=CONTACT)
    text = apply(buyer, "SPRING", "delivery", **{**DELIVERY, "country": "AT"})
    assert 'value="Hauptstr. 1"' in text
    assert '<option value="AT" selected>' in text
    assert re.search(r'value="express" checked', text)
    assert buyer.get("/checkout/payment").url.path == "/checkout/delivery"


def test_an_empty_code_is_asked_for_and_takes_off_the_one_applied(buyer: TestClient) -> None:
    assert "Enter a code." in apply(buyer, " ")
    apply(buyer, "SPRING")
    gone = apply(buyer, "")
    assert "Enter a code." not in gone
    assert "Discount −" not in words(gone)


def test_a_code_sent_by_the_return_key_is_applied_before_anything_is_ordered(
    buyer: TestClient,
) -> None:
    """Return in the field presses the step's own button: on the last step that is “Place order”."""
    to_review(buyer)
    answer = buyer.post("/checkout/review", data={"coupon": "SPRING", "coupon_drawn": ""})
    assert answer.url.path == "/checkout/review"
    assert "SPRING is applied." in answer.text
    drawn = {"coupon": "SPRING", "coupon_drawn": "SPRING"}
    assert buyer.post("/checkout/review", data=drawn).url.path.startswith("/order/")


def test_a_refused_code_that_is_left_in_its_field_keeps_nobody(buyer: TestClient) -> None:
    assert 'name="coupon_drawn" value="FREE"' in apply(buyer, "FREE", **CONTACT)
    left = {**CONTACT, "coupon": "FREE", "coupon_drawn": "FREE"}
    assert buyer.post("/checkout/contact", data=left).url.path == "/checkout/delivery"


def test_a_card_is_asked_for_again_after_a_code_but_not_the_name_on_it(buyer: TestClient) -> None:
    buyer.post("/checkout/contact", data=CONTACT)
    buyer.post("/checkout/delivery", data=DELIVERY)
    text = apply(buyer, "SPRING", "payment", **PAYMENT)
    assert 'value="Sam Reed"' in text
    assert 'value="4242' not in text
    assert "Card numbers are never kept: please type yours again." in text


@pytest.mark.parametrize(
    ("step", "tokens"),
    [
        ("contact", {"email", "tel"}),
        ("delivery", {"given-name", "family-name", "address-line1", "postal-code", "country"}),
        ("payment", {"cc-number", "cc-name", "cc-exp", "cc-csc"}),
    ],
)
def test_fields_carry_the_autocomplete_tokens_of_the_standard(
    buyer: TestClient, step: str, tokens: set[str]
) -> None:
    to_review(buyer)
    found = set(re.findall(r'autocomplete="([^"]+)"', buyer.get(f"/checkout/{step}").text))
    assert tokens <= found
