"""A campaign edited in the browser: what passes is in force at once, what does not changes nothing."""

import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import form_token, prepared, serving, sign_in

FILE = "campaigns/fit-note.toml"
PATH = "/admin/campaigns/fit-note/edit"


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[TestClient]:
    with serving(prepared(tmp_path, gate_in_browser=False)) as client:
        sign_in(client)
        yield client


def save(client: TestClient, text: str) -> tuple[int, str]:
    reply = client.post(PATH, data=opened(client) | {"text": text})
    return reply.status_code, reply.text


def opened(client: TestClient) -> dict[str, str]:
    page = client.get(PATH).text
    digest = page.partition('name="opened" value="')[2].partition('"')[0]
    return {"token": form_token(page), "opened": digest}


def test_what_passes_is_written_and_in_force(owner: TestClient, tmp_path: Path) -> None:
    text = (tmp_path / FILE).read_text("utf-8").replace("Not sure about your size?", "Which size?")
    assert save(owner, text.replace("\n", "\r\n"))[0] == 303
    page = owner.get("/admin/campaigns/fit-note").text
    assert (tmp_path / FILE).read_text("utf-8") == text
    assert "Which size?" in page
    assert "Passed <time" in page
    assert "campaigns check --campaign fit-note</code> does it" in page
    assert "<code>playwright install chromium</code>" in page


@pytest.mark.parametrize(
    ("enabled", "told"),
    [("", "Published: it is in force"), ("enabled = false\n", "Saved. It is off")],
)
def test_the_campaigns_page_confirms_what_was_published(
    owner: TestClient, tmp_path: Path, enabled: str, told: str
) -> None:
    text = enabled + (tmp_path / FILE).read_text("utf-8")
    saved = owner.post(PATH, data=opened(owner) | {"text": text})
    assert f'<p role="status"><strong>{told}' in owner.get(saved.headers["location"]).text
    assert told not in owner.get("/admin/campaigns/fit-note").text


def test_what_is_published_half_translated_says_so(owner: TestClient, tmp_path: Path) -> None:
    text = (tmp_path / FILE).read_text("utf-8")
    assert save(owner, f'{text}\n[locales.da]\nwhy = "Fordi."\ntitle = "I tvivl?"\n')[0] == 303
    page = owner.get("/admin/campaigns/fit-note?published=1").text
    said = page.partition('role="status"')[2].partition("</p>")[0]
    assert "Published" in said
    assert "Who reads it in Danish finds actions in English." in said


def test_what_is_refused_is_said_beside_the_text_and_changes_nothing(
    owner: TestClient, tmp_path: Path
) -> None:
    before = (tmp_path / FILE).read_text("utf-8")
    status, page = save(owner, before.replace("Not sure about your size?", "Only 3 left!"))
    assert (status, (tmp_path / FILE).read_text("utf-8")) == (422, before)
    assert '<span class="tag refused">refused</span>' in page
    assert "typed stock" in page and "overlay.title" in page and "Only 3 left!" in page
    assert (
        "Only 3 left" not in owner.get("/admin/campaigns/fit-note").text.split("Checked before")[0]
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [("id = ", "This file is not TOML"), ("", "A field is missing")],
)
def test_what_cannot_be_read_is_said(owner: TestClient, text: str, told: str) -> None:
    status, page = save(owner, text)
    assert (status, told in page) == (422, True)


def test_an_id_stays_what_it_is(owner: TestClient, tmp_path: Path) -> None:
    text = (tmp_path / FILE).read_text("utf-8").replace('id = "fit-note"', 'id = "other"')
    status, page = save(owner, text)
    assert (status, "Leave it as fit-note" in page) == (422, True)


def test_a_campaign_without_a_file_cannot_be_edited(owner: TestClient) -> None:
    assert owner.get("/admin/campaigns/nothing/edit").status_code == 404


def test_a_file_saved_meanwhile_is_not_overwritten_unseen(
    owner: TestClient, tmp_path: Path
) -> None:
    before = (tmp_path / FILE).read_text("utf-8")
    first, second = opened(owner), opened(owner)
    theirs = before.replace("Not sure about your size?", "Which size?")
    mine = before.replace("Not sure about your size?", "What size?")
    assert owner.post(PATH, data=first | {"text": theirs}).status_code == 303
    refused = owner.post(PATH, data=second | {"text": mine})
    assert (refused.status_code, (tmp_path / FILE).read_text("utf-8")) == (409, theirs)
    assert "the file is not the one you opened" in refused.text
    assert "Which size?" in refused.text and "What size?" in refused.text


def test_what_cannot_be_put_in_force_leaves_the_file_as_it_was(
    owner: TestClient, tmp_path: Path
) -> None:
    before = (tmp_path / FILE).read_text("utf-8")
    form = opened(owner) | {"text": before.replace("Not sure about your size?", "Which size?")}
    with sqlite3.connect(tmp_path / "waverly.db") as database:
        database.execute(
            "CREATE TRIGGER no BEFORE INSERT ON policies BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(RuntimeError):  # the client's, after the page that says something broke
        owner.post(PATH, data=form)
    assert (tmp_path / FILE).read_text("utf-8") == before
    assert [each.name for each in (tmp_path / "campaigns").glob("*.new")] == []


def test_a_campaign_that_is_off_says_so_and_what_its_file_waits_for(
    owner: TestClient, tmp_path: Path
) -> None:
    off = "# Write your terms,\n# then set `enabled = true`.\n" + (tmp_path / FILE).read_text(
        "utf-8"
    ).partition("\n")[2].replace("order =", "enabled = false\norder =", 1)
    assert save(owner, off)[0] == 303
    page = owner.get("/admin/campaigns/fit-note").text
    assert "It is switched off: nobody sees it." in page
    assert "The head of its file says: “Write your terms, then set enabled = true.”" in page
    assert "Do what the head of its file asks, then switch it on" in page
    assert 'name="done" required' in page
    assert "Nothing: it is switched off" not in page
    (tmp_path / FILE).unlink()
    assert "The head of its file" not in owner.get("/admin/campaigns/fit-note").text


def unwritten(client: TestClient) -> str:
    """Save a campaign as it comes along, its answers still to be written; return its file."""
    starter = resources.files("waverly.campaigns").joinpath("starter/returns-answers.toml")
    path, text = PATH.replace("fit-note", "returns-answers"), starter.read_text("utf-8")
    page = client.get(path).text
    digest = page.partition('name="opened" value="')[2].partition('"')[0]
    form = {"token": form_token(page), "opened": digest, "text": text}
    assert client.post(path, data=form).status_code == 303
    return text


def test_answers_to_be_written_first_are_marked_in_the_preview(
    owner: TestClient, tmp_path: Path
) -> None:
    text = unwritten(owner)
    assert (tmp_path / "campaigns/returns-answers.toml").read_text("utf-8") == text
    page = owner.get("/admin/campaigns/returns-answers").text
    assert "To be written first:</strong> How many days to send it back, and who pays." in page


def switch(client: TestClient, campaign: str, enabled: str) -> tuple[int, str]:
    page = f"/admin/campaigns/{campaign}"
    fields = {"token": form_token(client.get(page).text), "enabled": enabled}
    reply = client.post(f"{page}/switch", data=fields)
    return reply.status_code, reply.text


def test_a_campaign_is_switched_off_and_on_in_its_file(owner: TestClient, tmp_path: Path) -> None:
    before = (tmp_path / FILE).read_text("utf-8")
    assert switch(owner, "fit-note", "false")[0] == 303
    assert (tmp_path / FILE).read_text("utf-8") != before
    page = owner.get("/admin/campaigns/fit-note").text
    assert "It is switched off: nobody sees it." in page
    assert "Switch it on</button>" in page
    assert switch(owner, "fit-note", "true")[0] == 303
    page = owner.get("/admin/campaigns/fit-note").text
    assert "It is switched off" not in page
    assert "Switch it off</button>" in page


def test_what_may_not_be_shown_is_not_switched_on(owner: TestClient, tmp_path: Path) -> None:
    file = tmp_path / "campaigns/returns-answers.toml"
    text = unwritten(owner)
    status, told = switch(owner, "returns-answers", "true")
    assert (status, file.read_text("utf-8")) == (422, text)
    assert "Nothing was changed: this cannot be published" in told
    assert told.count("Write what your shop does") == 1  # said once for all nineteen


def test_what_is_sent_by_mail_says_that_the_server_sends_none(tmp_path: Path) -> None:
    told = "The server sends no mail"
    for smtp_url, is_told in (("", True), ("smtp://127.0.0.1:2525", False)):
        home = tmp_path / ("mail" if smtp_url else "none")
        with serving(
            prepared(home, gate_in_browser=False, smtp_url=smtp_url, mail_from="help@shop.example")
        ) as client:
            sign_in(client)
            assert told not in client.get("/admin/campaigns/third-visit").text
            assert switch(client, "third-visit", "true")[0] == 303
            assert (told in client.get("/admin/campaigns/third-visit").text) is is_told
