import re
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import NOON, SECRET, SITE, buy, form_token, waver

PAGE = "/admin/people/ann"


def token_of(owner: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', owner.get(PAGE).text)
    assert found is not None
    return found[1]


def session_of(owner: TestClient) -> str:
    found = re.search(r"/admin/sessions/([^\"?]+)", owner.get("/admin/sessions").text)
    assert found is not None
    return found[1]


def test_a_session_leads_to_what_is_kept_of_its_visitor(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    session = owner.get(f"/admin/sessions/{session_of(owner)}").text
    assert f'<a href="{PAGE}">What is kept of this visitor' in session
    told = owner.get(PAGE).text
    assert re.search(r"<li>Messages from the pages they saw: [1-9]", told)
    assert "<script" not in told.partition("</head>")[2]


def test_whoever_asks_is_found_by_id(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    assert 'action="/admin/people"' in owner.get("/admin/sessions").text
    assert (
        "What is kept of a person" in owner.get("/admin/people?id=+ann", follow_redirects=True).text
    )
    nobody = owner.get("/admin/people?id=ann@example.com", follow_redirects=True)
    assert (nobody.status_code, "Ask for the number of an order" in nobody.text) == (404, True)


def test_an_orders_number_leads_to_who_placed_it(owner: TestClient) -> None:
    buy(owner, "ann", NOON, "1001")
    told = owner.get("/admin/people?id=o-1001", follow_redirects=True).text
    assert "<dt>Order</dt><dd><code>o-1001</code>" in told
    assert "<dt>Placed by</dt><dd><code>ann</code>" in told
    assert "order o-1001, " in told
    assert re.search(r">\d+ \w{3} \d{4}, \d\d:\d\d</time>", told)


@pytest.mark.parametrize("typed", [".", "..", "a/b", "a%2Fb/", "/"])
def test_what_a_path_could_not_hold_is_looked_for_like_anything_else(
    owner: TestClient, typed: str
) -> None:
    told = owner.get("/admin/people", params={"id": unquote(typed)}, follow_redirects=True)
    assert (told.status_code, "Nothing is kept of this person" in told.text) == (404, True)


def test_an_orders_number_with_a_slash_leads_to_who_placed_it(owner: TestClient) -> None:
    buy(owner, "ann", NOON, "2026/17")
    told = owner.get("/admin/people?id=o-2026/17", follow_redirects=True)
    assert "<dt>Placed by</dt><dd><code>ann</code>" in told.text
    export = re.search(r'href="([^"]+/export)"', told.text)
    assert export is not None
    assert owner.get(export[1]).json()["visitors"] == ["ann"]


@pytest.mark.parametrize("path", ["/admin/people", "/admin/people?id=+"])
def test_nobody_typed_leads_to_where_somebody_can_be(owner: TestClient, path: str) -> None:
    reply = owner.get(path, follow_redirects=True)
    assert (reply.status_code, reply.url.path) == (200, "/admin/sessions")
    assert owner.get("/admin/people/", follow_redirects=True).status_code == 400


def test_an_orders_number_may_be_typed_with_its_sign(owner: TestClient) -> None:
    buy(owner, "ann", NOON, "1001")
    told = owner.get("/admin/people?id=%23o-1001", follow_redirects=True)
    assert (told.status_code, "<dd><code>#o-1001</code>" in told.text) == (200, True)


def test_all_of_it_is_saved_as_a_file(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    saved = owner.get(f"{PAGE}/export")
    assert saved.json()["visitors"] == ["ann"]
    assert saved.json()["about"][0].endswith("of the person of 1 browser.")
    assert saved.headers["content-disposition"].startswith("attachment")


def test_the_owner_is_asked_and_the_visitor_erased(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    asked = owner.post(PAGE, data={"token": token_of(owner)})
    assert re.search(r"<h1>Erase \d+ records of visitor ann\?</h1>", asked.text)
    assert "This cannot be undone." in asked.text
    assert owner.get(PAGE).status_code == 200
    done = owner.post(PAGE, data={"token": form_token(asked.text), "sure": "yes"})
    assert (done.status_code, done.headers["location"]) == (
        303,
        "/admin/sessions?erased=1&site=pk_test",
    )
    assert "The visitor is erased." in owner.get(done.headers["location"]).text
    assert owner.get(PAGE).status_code == 404


def test_a_form_from_elsewhere_erases_nobody(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    assert owner.post(PAGE, data={"token": "forged"}).status_code == 403
    assert owner.get(PAGE).status_code == 200


def test_who_is_not_signed_in_erases_nobody(visitor: TestClient) -> None:
    assert visitor.post(PAGE, data={"token": "x"}).status_code == 303
    assert visitor.get(PAGE).headers["location"].startswith("/admin/sign-in")


def test_what_happened_elsewhere_stands_beside_the_visits(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    events = [
        {"id": "a", "kind": "support_case_opened", "source": "app", "at": NOON, "visitor": "ann"}
    ]
    bearer = {"authorization": f"Bearer {SECRET}"}
    owner.post("/v1/events", json={"events": events}, headers=bearer)
    told = owner.get(PAGE).text
    assert re.search(r'<td class="text">App</td>.*Opened a support case', told)
    assert re.search(
        r'href="/admin/sessions/[^"]+"><time .*<td class="text">Shop</td>', told, re.DOTALL
    )


def test_browsers_in_which_an_address_was_only_typed_can_be_asked_by(owner: TestClient) -> None:
    lines = [{"product": "zx", "name": "ZX"}]
    asked = {"v": 1, "site": SITE, "visitor": "ben", "session": "s", "decision": "d"}
    kept = {
        "kind": "save_cart",
        "agreed": True,
        "email": "cid@example.com",
        "cart": {"lines": lines},
    }
    assert owner.post("/v1/requests", json=asked | kept).status_code == 200
    told = owner.get("/admin/people/cid@example.com").text
    assert "visits of 1 browser in which the address was typed" in told
    assert re.search(r'ask by its id: <a href="/admin/people/ben[?"]', told)
