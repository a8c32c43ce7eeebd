from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from demo_store.app import create_app
from demo_store.security import MAX_BODY_BYTES
from demo_store.shoppers import MAX_SHOPPERS, Shoppers

ZX = {"product": "FW-1001", "colour": "pine", "size": "43"}


def test_the_policy_allows_only_the_shop_when_there_is_no_tag(shop: TestClient) -> None:
    policy = shop.get("/").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_the_policy_lets_in_the_tags_origin_for_scripts_and_requests(
    tagged_shop: TestClient,
) -> None:
    policy = tagged_shop.get("/p/zx-elite").headers["content-security-policy"]
    assert "script-src 'self' http://127.0.0.1:9;" in policy
    assert "connect-src 'self' http://127.0.0.1:9;" in policy
    assert "style-src 'self';" in policy


def test_pages_hold_no_inline_script_or_style(shop: TestClient) -> None:
    text = shop.get("/p/zx-elite").text
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert "src=" in attributes or "json" in attributes
    assert "<style" not in text
    assert not re.search(r'\s(style|on\w+)="', text)


def test_an_address_that_is_none_is_refused_when_the_app_is_made() -> None:
    with pytest.raises(ValueError, match="not an address"):
        create_app(waverly_url="javascript:alert(1)")


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}],
)
def test_a_form_sent_from_another_site_is_refused(
    shop: TestClient, headers: dict[str, str]
) -> None:
    assert shop.post("/cart/add", data=ZX, headers=headers).status_code == 403
    assert "Nothing in here yet" in shop.get("/cart").text


def test_a_form_larger_than_any_of_ours_is_refused(shop: TestClient) -> None:
    answer = shop.post("/cart/add", data={"product": "x" * MAX_BODY_BYTES})
    assert answer.status_code == 413


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(shop: TestClient) -> None:
    answer = shop.post("/cart/add", data=ZX, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_visitor_who_only_looks_gets_no_cookie(shop: TestClient) -> None:
    for path in ("/", "/c/trail", "/p/zx-elite", "/cart"):
        assert "set-cookie" not in shop.get(path).headers


def test_the_answer_to_the_consent_bar_is_kept_without_scripts(shop: TestClient) -> None:
    answer = shop.post("/consent", data={"choice": "all", "back": "/c/road"})
    assert answer.url.path == "/c/road"
    assert re.search(r'<form class="consent"[^>]* hidden>', answer.text)


def test_the_consent_bar_leads_nowhere_but_the_shop(shop: TestClient) -> None:
    for back in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"):
        answer = shop.post("/consent", data={"back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_the_oldest_browser_is_forgotten_when_there_are_too_many() -> None:
    shoppers = Shoppers()
    first = shoppers.new()
    for _ in range(MAX_SHOPPERS):
        last = shoppers.new()
    assert shoppers.get(first.token) is None
    assert shoppers.get(last.token) is last
