"""Visits of one kind: chosen in a form, kept in the address, and an honest answer where there is none."""

import re
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import NOON, buy, waver
from waverly.admin.shoppers.session_choice import Choice, choice_of
from waverly.clock import DAY_MS
from waverly.errors import Malformed

SESSIONS = "/admin/sessions"
LINE = re.compile(rf'href="{SESSIONS}/s-(\w+)')
DAY = "2026-09-21"


def listed(owner: TestClient, query: str) -> list[str]:
    return LINE.findall(owner.get(f"{SESSIONS}?{query}").text)


def test_visits_are_chosen_by_moment_help_order_device_and_day(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    buy(owner, "bob", NOON + DAY_MS, "s-bob")
    assert listed(owner, "") == ["bob", "ann"]
    assert listed(owner, "moment=policy_linger") == ["ann"]
    assert listed(owner, "order=yes") == ["bob"]
    assert listed(owner, "order=no&device=desktop&help=&campaign=") == ["ann"]
    assert listed(owner, f"day={DAY}") == ["ann"]
    assert listed(owner, "device=mobile") == []


def test_what_is_chosen_stands_in_the_form_and_can_be_given_up(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get(f"{SESSIONS}?moment=rage_click&campaign=gone&help=closed&day={DAY}").text
    chosen = re.findall(r'<option value="([^"]+)" selected>', page)
    assert chosen == ["rage_click", "gone", "closed"]
    assert f'type="date" value="{DAY}"' in page
    assert "No stored visit matches." in page
    assert f'<a href="{SESSIONS}">All visits</a>' in page


def test_pages_keep_what_was_chosen(owner: TestClient) -> None:
    for number in range(51):
        waver(owner, f"v{number}", NOON + number)
    page = owner.get(f"{SESSIONS}?device=desktop&moment=policy_linger").text
    assert '<p class="found">51 visits: “Lingered on a policy”, on desktop</p>' in page
    (older,) = re.findall(r'<a href="([^"]+)">Older</a>', page)
    assert older.startswith(f"{SESSIONS}?moment=policy_linger&amp;device=desktop&amp;before=")
    last = owner.get(older.replace("&amp;", "&")).text
    assert LINE.findall(last) == ["v0"]
    assert f'<a href="{SESSIONS}?moment=policy_linger&amp;device=desktop">Latest</a>' in last
    (newer,) = re.findall(r'<a href="([^"]+)">Newer</a>', last)
    assert newer.startswith(f"{SESSIONS}?moment=policy_linger&amp;device=desktop&amp;after=")
    assert LINE.findall(owner.get(newer.replace("&amp;", "&")).text) == LINE.findall(page)


@pytest.mark.parametrize("place", ["x", "12.a\0", "", ".s-ann", "1." + "x" * 65])
def test_no_place_in_the_list_is_refused(owner: TestClient, place: str) -> None:
    assert owner.get(SESSIONS, params={"before": place}).status_code == 400
    assert owner.get(SESSIONS, params={"after": place}).status_code == 400


def test_a_campaign_leads_to_its_visits(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    page = owner.get("/admin/campaigns/fit-review").text
    assert f'href="{SESSIONS}?campaign=fit-review&amp;help=closed">closed</a>' in page


@pytest.mark.parametrize(
    "query",
    [
        {"moment": "nix"},
        {"help": "nix"},
        {"order": "1"},
        {"device": "fridge"},
        {"day": "2026-02-30"},
        {"day": "9999-12-31"},
        {"campaign": "x\0"},
        {"campaign": "x" * 65},
    ],
    ids=str,
)
def test_what_cannot_be_chosen_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(Malformed, match="Choose in the form"):
        choice_of(query)


def test_a_day_begins_and_ends_where_the_store_is() -> None:
    sought = Choice(day="2026-03-29").sought(ZoneInfo("Europe/Vienna"))
    assert sought.since is not None and sought.until is not None
    assert sought.until - sought.since == 23 * 3_600_000  # the night the clocks go forward


def test_what_is_chosen_is_said() -> None:
    choice = Choice(moment="pause", campaign="fit", help="closed", order="no", day=DAY)
    said = choice.said({"fit": "What others say"})
    assert (
        said
        == "“Paused”, “What others say”, help was closed, without an order, opened on 2026-09-21"
    )
    assert Choice().said({}) == ""


def test_the_address_says_only_what_is_chosen() -> None:
    assert Choice().query() == ""
    assert Choice(help="used").query(before=5, site=None) == "?help=used&before=5"
    assert Choice(help="used").is_made and not Choice().is_made
