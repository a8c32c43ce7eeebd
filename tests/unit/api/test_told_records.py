"""What is told with the secret key: each record has a fate, and the answer says which."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.support.builders import DAY, NOW, SECRET

TV = "There is no such choice. Known are: ads, app, email, pos, sms, web."
BEARER = {"authorization": f"Bearer {SECRET}"}
ORDER: dict[str, Any] = {
    "id": "a",
    "kind": "Order Completed",
    "source": "pos",
    "at": NOW,
    "visitor": "c_123",
    "order": "o",
}


def post(client: TestClient, path: str, **body: object) -> Any:
    return client.post(path, json=body, headers=BEARER).json()


def tell(client: TestClient, *events: object) -> Any:
    return post(client, "/v1/events", events=events)


def test_events_told_twice_are_stored_once(client: TestClient) -> None:
    first, again = (tell(client, ORDER) for _ in range(2))
    nothing: dict[str, Any] = {
        "passed_over": {},
        "unknown_fields": {},
        "refused": [],
        "unknown": {},
        "without_order": {"count": 0, "at": []},
    }
    assert first == {"stored": 1, **nothing}
    known = {"known": {"count": 1, "at": ["events[0]"]}}
    assert again == {"stored": 0, **nothing, "passed_over": known}


def test_unknown_names_are_kept_counted_and_reported(client: TestClient) -> None:
    opened = [ORDER | {"id": f"{n}", "kind": "sms_read"} for n in range(3)]
    said = tell(client, *opened)
    assert (said["stored"], said["unknown"]) == (3, {"sms_read": 3})
    assert 'waverly_unknown_events_total{kind="sms_read"} 3.0' in client.get("/metrics").text


def test_a_good_event_beside_a_bad_one_is_kept_and_the_bad_one_named(client: TestClient) -> None:
    said = tell(client, ORDER | {"source": "tv"}, ORDER)
    assert said["stored"] == 1
    assert said["refused"] == [{"at": "events[0].source", "detail": TV, "value": '"tv"'}]


def test_a_body_of_which_no_record_can_be_read_is_a_bad_request(client: TestClient) -> None:
    bad = {"events": [ORDER | {"source": "tv"}, ORDER | {"at": "now"}]}
    answer = client.post("/v1/events", json=bad, headers=BEARER)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    said = answer.json()
    assert (said["at"], said["detail"]) == ("events[0].source", TV)
    assert [each["at"] for each in said["refused"]] == ["events[0].source", "events[1].at"]


def test_of_very_many_bad_ones_the_first_are_named(client: TestClient) -> None:
    assert len(tell(client, *[{}] * 300)["refused"]) == 100


def test_whoever_is_told_of_is_found_handed_out_and_erased(client: TestClient) -> None:
    tell(client, ORDER)
    kept = client.get("/v1/people/c_123", headers=BEARER).json()
    assert kept["rows"] == {"told_events": 1, "outcomes": 1}
    file = client.get("/v1/people/c_123/export", headers=BEARER).json()
    (events,) = (kind["rows"] for kind in file["kept"] if kind["table"] == "told_events")
    assert events[0]["content"] == {"order": "o"}
    client.delete("/v1/people/c_123", headers=BEARER)
    assert client.get("/v1/people/c_123", headers=BEARER).status_code == 404


def test_an_id_with_slashes_is_one_id(client: TestClient) -> None:
    tell(client, ORDER | {"visitor": "gid://shopify/Customer/7"})
    person = "/v1/people/gid:%2F%2Fshopify%2FCustomer%2F7"
    assert client.get(person, headers=BEARER).json()["visitors"] == ["gid://shopify/Customer/7"]
    assert len(client.get(f"{person}/export", headers=BEARER).json()["kept"]) == 2
    client.delete(person, headers=BEARER)
    assert client.get(person, headers=BEARER).status_code == 404


def test_what_is_passed_over_is_counted_by_reason_with_its_place(client: TestClient) -> None:
    tell(client, ORDER)
    client.delete("/v1/people/c_123", headers=BEARER)
    other = ORDER | {"visitor": "c_9"}
    said = tell(client, {}, ORDER | {"id": "b"}, other, other)
    assert said["stored"] == 1
    assert said["passed_over"] == {
        "erased": {"count": 1, "at": ["events[1]"]},
        "known": {"count": 1, "at": ["events[3]"]},
    }


def test_of_very_many_passed_over_the_first_are_placed_and_all_counted(client: TestClient) -> None:
    known = tell(client, *[ORDER] * 300)["passed_over"]["known"]
    assert (known["count"], len(known["at"]), known["at"][0]) == (299, 100, "events[1]")


def test_a_field_beside_those_of_its_kind_is_named_and_kept(client: TestClient) -> None:
    said = tell(client, ORDER | {"amount": 9, "lines": [{"product": "p", "sku": "q"}]})
    assert (said["stored"], said["unknown_fields"]) == (1, {"amount": 1, "lines.sku": 1})


def test_a_cart_older_than_the_known_one_is_said_to_be(client: TestClient) -> None:
    cart = {"visitor": "v", "updated_at": NOW, "lines": []}
    post(client, "/v1/carts", carts=[cart])
    said = post(client, "/v1/carts", carts=[cart | {"updated_at": NOW - 1, "items": 1}])
    assert said["passed_over"] == {"not_newer": {"count": 1, "at": ["carts[0]"]}}
    assert said["unknown_fields"] == {"items": 1}


def test_one_bad_order_takes_no_good_one_along(client: TestClient) -> None:
    order = {"id": "o", "visitor": "v", "at": NOW, "value": 9}
    refund = {"id": "r", "order": "o", "at": NOW // 1000, "value": 9}
    orders = [order | {"value": -1}, order, {"id": "p", "customer": "v"}]
    said = post(client, "/v1/orders", orders=orders, refunds=[refund], order=[])
    assert (said["stored"], said["unknown_fields"]) == (1, {"order": 1})
    assert said["refused"] == [
        {
            "at": "orders[0].value",
            "detail": "Expected `float` >= 0.0. Write a number from 0 up to 1,000,000,000, without quotes.",
            "value": "-1",
        },
        {
            "at": "orders[2]",
            "detail": "A field is missing: `visitor`; nothing here reads `customer`.",
        },
        {
            "at": "refunds[0].at",
            "detail": "This is in 1970: seconds, and not a thousand times as many. "
            "Write milliseconds since 1970 UTC, such as 1795491234567.",
            "value": "1790000000",
        },
    ]


@pytest.mark.parametrize(
    ("body", "beside"), [({}, ""), ({"order": [ORDER]}, "; nothing here reads `order`")]
)
def test_a_body_with_neither_orders_nor_refunds_is_a_bad_request(
    client: TestClient, body: dict[str, Any], beside: str
) -> None:
    answer = client.post("/v1/orders", json=body, headers=BEARER)
    said = f"There are neither `orders` nor `refunds`{beside}. Give one of the two lists, or both."
    assert (answer.status_code, answer.json()["detail"]) == (400, said)


@pytest.mark.parametrize("name", ["orders", "refunds"])
def test_either_list_may_be_empty_and_the_other_left_out(client: TestClient, name: str) -> None:
    answer = client.post("/v1/orders", json={name: []}, headers=BEARER)
    assert (answer.status_code, answer.json()["stored"]) == (200, 0)


def test_one_bad_product_takes_no_good_one_along_and_unknown_fields_are_named(
    client: TestClient,
) -> None:
    shoe = {"id": "a", "name": "A", "colour": "red", "variants": [{"id": "v", "size": "42"}]}
    said = post(client, "/v1/products", products=[{"id": "b", "name": "B", "price": "9"}, shoe])
    assert (said["stored"], said["refused"][0]["at"]) == (1, "products[0].price")
    assert said["unknown_fields"] == {"colour": 1, "variants.size": 1}


@pytest.mark.parametrize("image", ["data:image/png;base64,AA", "zx.jpg", "ftp://a.example/zx.jpg"])
def test_a_product_whose_picture_no_page_can_load_is_refused(
    client: TestClient, image: str
) -> None:
    shoe = {"id": "a", "name": "A"}
    said = post(client, "/v1/products", products=[shoe, shoe | {"image": image}])
    assert said["refused"] == [
        {
            "at": "products[1].image",
            "detail": "No page can load this picture. "
            "Write an address that begins with https://, http:// or /.",
            "value": f'"{image}"',
        }
    ]


def test_an_availability_that_says_nothing_is_refused_in_variants_too(client: TestClient) -> None:
    maybe = {"availability": "maybe"}
    shoe = {"id": "a", "name": "A"}
    sizes = [{"id": "41", "availability": "SoldOut"}, {"id": "42", **maybe}]
    products = [shoe, shoe | maybe, shoe | {"variants": sizes}]
    said = post(client, "/v1/products", products=products)
    detail = "This is no availability known here. Write in_stock, preorder or out_of_stock."
    assert (said["stored"], said["refused"]) == (
        1,
        [
            {"at": f"products[{place}].availability", "detail": detail, "value": '"maybe"'}
            for place in ("1", "2].variants[1")
        ],
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"image": "https://shop.example/zx 1.jpg", "availability": "https://schema.org/InStock"},
        {"image": "//cdn.example/zx.jpg", "availability": "pre-order"},
        {"image": "/img/zx.jpg", "availability": None},
        {"image": ""},
    ],
)
def test_a_product_is_taken_as_shops_write_it(client: TestClient, facts: dict[str, Any]) -> None:
    said = post(client, "/v1/products", products=[{"id": "a", "name": "A", **facts}])
    assert (said["stored"], said["refused"]) == (1, [])


def test_a_product_may_be_as_long_as_its_reviews(client: TestClient) -> None:
    reviews = [{"id": f"{n}", "text": "x" * 2000} for n in range(20)]
    said = post(client, "/v1/products", products=[{"id": "a", "name": "A", "reviews": reviews}])
    assert (said["stored"], said["refused"]) == (1, [])


def test_a_shops_unknown_facts_are_named(client: TestClient) -> None:
    said = post(client, "/v1/shop", currency="EUR", returns={"day": 30, "days": 30})
    assert (said["stored"], said["unknown_fields"]) == (1, {"returns.day": 1})


def test_contacts_and_offers_are_taken_the_same_way(client: TestClient) -> None:
    ann = {"visitor": "ann", "email": "ann@example.com", "agreed_at": NOW}
    no = ann | {"agreed_at": NOW - DAY, "withdrawn_at": NOW}
    said = post(client, "/v1/contacts", contacts=[no, ann, ann | {"email": "ann"}])
    assert (said["stored"], said["passed_over"]["said_no"]["at"]) == (1, ["contacts[1]"])
    assert said["refused"][0]["at"] == "contacts[2].email"
    offer = {"visitor": "ann", "offer": "ten", "until": NOW // 1000}
    said = post(client, "/v1/eligibility", confirmed=[offer])
    assert said["refused"][0]["at"] == "confirmed[0].until"


def test_who_takes_it_back_names_the_address_and_who_agrees_all(client: TestClient) -> None:
    no = {"email": "ann@example.com", "withdrawn_at": NOW}
    anew = no | {"agreed_at": NOW + 1}
    said = post(
        client, "/v1/contacts", contacts=[no, no, anew, {"visitor": "a", "email": "a@b.de"}]
    )
    assert (said["stored"], said["passed_over"]["not_newer"]["at"]) == (1, ["contacts[1]"])
    missing = "A field is missing: `{}`. Only who takes it back may leave it out."
    assert said["refused"] == [
        {"at": "contacts[2]", "detail": missing.format("visitor")},
        {"at": "contacts[3]", "detail": missing.format("agreed_at")},
    ]


def test_a_refund_of_an_order_nobody_knows_is_kept_and_said(client: TestClient) -> None:
    order = {"id": "o", "visitor": "v", "at": NOW, "value": 9}
    refunds = [{"id": name, "order": name, "at": NOW, "value": 9} for name in ("o", "p")]
    said = post(client, "/v1/orders", orders=[order], refunds=refunds)
    assert (said["stored"], said["without_order"]) == (3, {"count": 1, "at": ["refunds[1]"]})
    late = post(client, "/v1/orders", orders=[order | {"id": "p"}], refunds=refunds)
    assert (late["stored"], late["without_order"]["count"]) == (1, 0)


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "ZZZ"])
@pytest.mark.parametrize(
    ("path", "name", "told"),
    [
        ("/v1/orders", "orders", {"id": "p", "visitor": "v", "at": NOW, "value": 9}),
        ("/v1/orders", "refunds", {"id": "p", "order": "o", "at": NOW, "value": 9}),
        ("/v1/events", "events", ORDER),
        ("/v1/carts", "carts", {"visitor": "v", "updated_at": NOW}),
        ("/v1/products", "products", {"id": "p", "name": "P", "price": 9}),
    ],
)
def test_three_letters_that_are_no_currency_are_refused_with_the_mend(
    client: TestClient, path: str, name: str, told: dict[str, Any], code: str
) -> None:
    said = post(client, path, **{name: [told | {"currency": code}, told | {"currency": "DEM"}]})
    (bad,) = said["refused"]
    assert (said["stored"], bad["at"]) == (1, f"{name}[0].currency")
    assert bad["detail"] == (
        "There is no such currency. Write the three capital letters of ISO 4217, such as EUR."
    )


def test_an_amount_beyond_all_sense_is_refused(client: TestClient) -> None:
    order = {"id": "o", "visitor": "v", "at": NOW, "value": 1e18}
    (bad,) = post(client, "/v1/orders", orders=[order])["refused"]
    assert bad["detail"].endswith("Write a number from 0 up to 1,000,000,000, without quotes.")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "p/zx", "shop.example/p/zx", "ftp://a/b"])
def test_a_product_no_page_can_link_to_is_refused(client: TestClient, url: str) -> None:
    shoe = {"id": "a", "name": "A"}
    links = [shoe | {"id": "b", "url": each} for each in ("https://a.example/p", "/p/zx")]
    said = post(client, "/v1/products", products=[shoe | {"url": url}, *links])
    mend = "Write an address that begins with https://, http:// or /."
    assert said["refused"] == [
        {
            "at": "products[0].url",
            "detail": f"No page can link to this. {mend}",
            "value": f'"{url}"',
        }
    ]


def test_what_is_no_language_is_refused_wherever_it_is_told(client: TestClient) -> None:
    said = "This is no tag of a language. Write it as BCP 47 does, such as de or de-AT."
    ann = {"visitor": "ann", "email": "ann@example.com", "agreed_at": NOW}
    contacts = [ann | {"locale": tag} for tag in ("klingon", "de_AT")]
    (bad,) = post(client, "/v1/contacts", contacts=contacts)["refused"]
    assert (bad["at"], bad["detail"]) == ("contacts[0].locale", said)
    shop = client.post("/v1/shop", json={"lang": "german"}, headers=BEARER)
    assert (shop.status_code, shop.json()["at"]) == (400, "$.lang")


def test_a_no_of_the_future_is_one_of_now_and_an_agreement_of_it_none_yet(
    client: TestClient,
) -> None:
    client.put("/v1/clock", json={"now": NOW}, headers=BEARER)
    ann = {"visitor": "ann", "email": "ann@example.com"}
    no = ann | {"agreed_at": NOW, "withdrawn_at": NOW + 900 * DAY}
    early = {"visitor": "bob", "email": "bob@example.com", "agreed_at": NOW + DAY}
    said = post(client, "/v1/contacts", contacts=[no, early])
    assert (said["stored"], said["passed_over"]["not_yet"]["at"]) == (1, ["contacts[1]"])
    client.put("/v1/clock", json={"now": NOW + DAY}, headers=BEARER)
    anew = ann | {"agreed_at": NOW + DAY}
    assert post(client, "/v1/contacts", contacts=[anew, early])["stored"] == 2


@pytest.mark.parametrize("kind", ["refunded", "refund", "Order Refunded"])
def test_a_refund_told_as_an_event_is_one(client: TestClient, kind: str) -> None:
    refund = ORDER | {"id": "r", "kind": kind, "value": 9, "currency": "EUR"}
    said = tell(client, refund)
    assert (said["stored"], said["without_order"]) == (1, {"count": 1, "at": ["events[0]"]})
    told = {"id": "r", "order": "o", "at": NOW, "value": 9, "currency": "EUR"}
    again = post(client, "/v1/orders", refunds=[told])
    assert again["passed_over"]["known"]["count"] == 1
    (bad,) = tell(
        client, {"id": "s"} | {k: v for k, v in refund.items() if k not in ("id", "value")}
    )["refused"]
    assert bad["detail"] == "A field is missing: `value`."
