from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.builders import NOW
from tests.support.in_a_thread import run
from tests.unit.admin.shop import NOON, SITE, form_token, prepared, serving, sign_in, waver
from waverly.deciding.share_table import Rest, ShareTable
from waverly.pipeline.trace import replay_file
from waverly.reporting.figures import VERDICTS
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.share_rows import Move, keep_table

MOMENT = "policy_linger"
PAUSED = Rest(
    campaign="returns-answers",
    device="mobile",
    moment=MOMENT,
    state="paused",
    since=NOW,
    until=NOW + 1,
    count_from=NOW,
)
MOVED = Move(at=NOON, campaign="returns-answers", kind="paused", sentence="Paused: 61 dismissed.")


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[TestClient]:
    settings = prepared(tmp_path)
    run(hold_back(settings))
    with serving(settings) as client:
        assert sign_in(client) == 303
        yield client


async def hold_back(settings: Settings) -> None:
    async with open_store(settings.database_url) as store:
        await keep_table(store, SITE, ShareTable(rests=(PAUSED,)), NOON, (MOVED,))


def test_a_campaigns_page_says_what_moved_and_who_decides(owner: TestClient) -> None:
    page = owner.get("/admin/campaigns/returns-answers").text
    assert "own orders decide how often" in page
    assert "On mobile paused until" in page
    assert "Paused: 61 dismissed." in page
    assert "adjustment compares with those who get nothing at that moment" in page
    assert "<figcaption>Usually</figcaption>" in page


def test_the_learning_page_quotes_what_a_campaigns_page_says(owner: TestClient) -> None:
    page = owner.get("/admin/learning").text
    assert f"may stand beside “{VERDICTS['open']}” The percentages" in page


def test_the_owner_may_show_a_held_back_campaign_again_with_a_note(owner: TestClient) -> None:
    page = owner.get("/admin/campaigns/returns-answers").text
    form = {"token": form_token(page), "note": " "}
    assert owner.post("/admin/campaigns/returns-answers/release", data=form).status_code == 400
    form["note"] = "The text was mended."
    assert owner.post("/admin/campaigns/returns-answers/release", data=form).status_code == 303
    assert "Note: The text was mended." in owner.get("/admin/campaigns/returns-answers").text


def test_a_forged_release_is_refused(owner: TestClient) -> None:
    form = {"token": "forged", "note": "why"}
    assert owner.post("/admin/campaigns/returns-answers/release", data=form).status_code == 403


def test_a_session_is_saved_as_a_trace(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    assert "Download a trace" in owner.get("/admin/sessions/s-ann").text
    reply = owner.get("/admin/sessions/s-ann/trace")
    assert reply.headers["content-disposition"] == 'attachment; filename="trace-sann.json"'
    assert replay_file(reply.content, "another key").same
    assert owner.get("/admin/sessions/s-ann?trace=1").content == reply.content
    assert "What happened" in owner.get("/admin/sessions/s-ann?trace=0").text


def test_a_trace_is_for_those_who_are_signed_in(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    owner.cookies.clear()
    reply = owner.get("/admin/sessions/s-ann?trace=1", follow_redirects=False)
    assert reply.status_code == 303
    assert reply.headers["location"].startswith("/admin/sign-in")
