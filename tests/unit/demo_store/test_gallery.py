"""The page on which every overlay can be looked at."""

from __future__ import annotations

import re
import time

import pytest
from starlette.testclient import TestClient

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
