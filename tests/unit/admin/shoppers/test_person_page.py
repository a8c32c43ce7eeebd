import re
from urllib.parse import unquote

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import NOON, SECRET, SITE, buy, form_token, waver

PAGE = "/admin/people/ann"
MAIL = "cid@example.com"
LINES = [{"product": "zx", "name": "ZX"}]


def ask(owner: TestClient, identity: str, **fields: str) -> httpx2.Response:
    """Send the form that asks for a person, as the page of the visits or the person's own does."""
    token = form_token(owner.get("/admin/sessions").text)
    return owner.post("/admin/people", data={"token": token, "id": identity, **fields})


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
    assert ask(owner, " ann").headers["location"] == "/admin/people/ann?site=pk_test"
    assert "What is kept of a person" in owner.get(PAGE).text
    nobody = owner.get("/admin/people?id=ann@example.com", follow_redirects=True)
    assert (nobody.status_code, "Ask for the number of an order" in nobody.text) == (404, True)


def test_who_is_not_found_can_be_looked_for_anew(owner: TestClient) -> None:
    nobody = owner.get("/admin/people/nobody").text
    assert '<a href="/admin/sessions#person">Look for somebody else</a>' in nobody


def test_an_address_stands_in_no_address_of_a_page(owner: TestClient) -> None:
    asked = {"v": 1, "site": SITE, "visitor": "ben", "session": "s", "decision": "d"}
    kept = {"kind": "save_cart", "agreed": True, "email": MAIL, "cart": {"lines": LINES}}
    owner.post("/v1/requests", json=asked | kept)
    told = ask(owner, MAIL)
    assert (told.status_code, f"<dt>Address</dt><dd><code>{MAIL}</code>" in told.text) == (
        200,
        True,
    )
    assert not re.search(r'(href|action)="[^"]*(@|%40)', told.text)
    assert MAIL in ask(owner, MAIL, act="export").text
    sure = ask(owner, MAIL, act="erase")
    assert not re.search(r'(href|action)="[^"]*(@|%40)', sure.text)
    assert ask(owner, MAIL, act="erase", sure="yes").status_code == 303
    assert ask(owner, MAIL).status_code == 404


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
    assert ask(owner, "o-2026/17", act="export").json()["visitors"] == ["ann"]


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
    assert saved.json()["about"][0].endswith("about one person: 1 browser.")
    assert saved.headers["content-disposition"].startswith("attachment")


def test_the_owner_is_asked_and_the_visitor_erased(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    asked = ask(owner, "ann", act="erase")
    assert re.search(r"<h1>Erase \d+ records of visitor ann\?</h1>", asked.text)
    assert "This cannot be undone." in asked.text
    assert owner.get(PAGE).status_code == 200
    assert 'name="act" value="erase"' in asked.text
    done = ask(owner, "ann", act="erase", sure="yes")
    assert (done.status_code, done.headers["location"]) == (
        303,
        "/admin/sessions?erased=1&site=pk_test",
    )
    assert "The visitor is erased." in owner.get(done.headers["location"]).text
    assert owner.get(PAGE).status_code == 404


def test_a_form_from_elsewhere_erases_nobody(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    forged = {"token": "forged", "id": "ann", "act": "erase", "sure": "yes"}
    assert owner.post("/admin/people", data=forged).status_code == 403
    assert owner.get(PAGE).status_code == 200


def test_who_is_not_signed_in_erases_nobody(visitor: TestClient) -> None:
    assert visitor.post("/admin/people", data={"token": "x", "id": "ann"}).status_code == 303
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
    asked = {"v": 1, "site": SITE, "visitor": "ben", "session": "s", "decision": "d"}
    kept = {"kind": "save_cart", "agreed": True, "email": MAIL, "cart": {"lines": LINES}}
    assert owner.post("/v1/requests", json=asked | kept).status_code == 200
    told = owner.get(f"/admin/people/{MAIL}").text
    assert "visits of 1 browser in which the address was typed" in told
    assert re.search(r'ask by its id: <a href="/admin/people/ben[?"]', told)
