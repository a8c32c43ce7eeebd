"""The frame in which a campaign is drawn: what is sent to it, and what it may not reach."""

import html
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import form_token, prepared, serving, sign_in

PATH = "/admin/campaigns/fit-note/look"
FILE = "campaigns/fit-note.toml"


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[TestClient]:
    with serving(prepared(tmp_path)) as client:
        sign_in(client)
        yield client


def drawn(page: str) -> dict[str, object]:
    text = page.partition('id="drawn">')[2].partition("</script>")[0]
    return dict(json.loads(text))


def posted(client: TestClient, text: str) -> tuple[int, str]:
    token = form_token(client.get("/admin/campaigns/fit-note/edit").text)
    reply = client.post(PATH, data={"token": token, "text": text})
    return reply.status_code, reply.text


def test_every_wording_is_there_for_both_windows(owner: TestClient) -> None:
    views = drawn(owner.get(PATH).text)["views"]
    assert isinstance(views, list)
    assert [view["label"] for view in views][:3] == [
        "Usually",
        "To the focused",
        "To the frustrated",
    ]
    assert {view["lang"] for view in views} >= {"en", "de", "fr"}
    assert {view["wide"]["overlay"].get("format", "corner") for view in views} == {"corner"}
    assert {view["phone"]["overlay"]["format"] for view in views} == {"sheet"}


def test_the_frame_is_sandboxed_and_runs_nothing_but_ours(owner: TestClient) -> None:
    policy = owner.get(PATH).headers["content-security-policy"].split("; ")
    assert "sandbox allow-scripts allow-forms" in policy
    assert "frame-ancestors 'self'" in policy
    (scripts,) = (part for part in policy if part.startswith("script-src"))
    assert "unsafe" not in scripts
    other = owner.get("/admin/campaigns/fit-note").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in other and "sandbox" not in other


def test_what_was_written_is_drawn_and_not_saved(owner: TestClient, tmp_path: Path) -> None:
    before = (tmp_path / FILE).read_text("utf-8")
    title = "</script><b>Which size?"
    status, page = posted(owner, before.replace("Not sure about your size?", title))
    views = drawn(page)["views"]
    assert isinstance(views, list)
    assert (status, views[0]["wide"]["overlay"]["title"]) == (200, title)
    assert (tmp_path / FILE).read_text("utf-8") == before


def test_what_cannot_be_read_is_said_in_the_frame(owner: TestClient) -> None:
    status, page = posted(owner, "id = ")
    assert (status, "It cannot be drawn." in page) == (422, True)
    assert "This file is not TOML" in html.unescape(page)


def test_a_campaign_that_is_not_in_force_has_no_look(owner: TestClient) -> None:
    assert owner.get("/admin/campaigns/nothing/look").status_code == 404


def test_a_wording_that_cannot_be_drawn_is_named_and_so_is_what_the_gate_refuses(
    owner: TestClient, tmp_path: Path
) -> None:
    before = (tmp_path / FILE).read_text("utf-8")
    text = before.replace("Not sure about your size?", "Only 2 left: {product.nonsense}", 1)
    status, page = posted(owner, text)
    assert (status, "Not drawn:" in page) == (200, True)
    assert "Usually: " in page.partition("Not drawn:")[2]
    assert "The publishing gate refuses" in page and "Only 2 left" in page
    assert "Not drawn:" not in posted(owner, before)[1]


def test_another_id_is_refused_as_it_is_when_published(owner: TestClient, tmp_path: Path) -> None:
    text = (tmp_path / FILE).read_text("utf-8").replace('id = "fit-note"', 'id = "other"')
    status, page = posted(owner, text)
    assert (status, "Leave it as fit-note" in page) == (422, True)


def test_the_words_for_a_phone_are_drawn_on_a_phone_only(owner: TestClient, tmp_path: Path) -> None:
    text = (tmp_path / FILE).read_text("utf-8") + '\n[devices.mobile]\ntitle = "Your size?"\n'
    views = drawn(posted(owner, text)[1])["views"]
    assert isinstance(views, list)
    (phone,) = (view for view in views if view["label"] == "On a phone")
    assert (phone["wide"], phone["phone"]["overlay"]["title"]) == (None, "Your size?")


def test_who_is_signed_out_is_told_so_in_the_frame(owner: TestClient) -> None:
    owner.cookies.clear()
    reply = owner.get(PATH, headers={"sec-fetch-dest": "iframe"})
    assert (reply.status_code, "You are signed out." in reply.text) == (401, True)
    assert "frame-ancestors 'self'" in reply.headers["content-security-policy"]
    assert owner.get(PATH).status_code == 303
