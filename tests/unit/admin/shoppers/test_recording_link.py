"""The way from a visit to its recording in the shop's own replay tool."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import NOON, batch, prepared, send, serving, sign_in, waver

TEMPLATE = "https://replay.example/find?key=waverly_visit&value={visit}"
LINK = "https://replay.example/find?key=waverly_visit&amp;value=s-ann"


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[TestClient]:
    with serving(prepared(tmp_path, replay_url=TEMPLATE)) as client:
        assert sign_in(client) == 303
        yield client


def test_a_visits_page_leads_to_its_recording(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    assert f'href="{LINK}" rel="noreferrer"' in owner.get("/admin/sessions/s-ann").text


def test_a_visit_without_a_moment_was_marked_nowhere(owner: TestClient) -> None:
    viewed = {"kind": "viewed_product", "product": "FW-1", "price": 129.0, "currency": "EUR"}
    send(owner, batch("bob", [viewed], NOON), NOON)
    assert "replay.example" not in owner.get("/admin/sessions/s-bob").text


def test_without_the_setting_there_is_no_link(tmp_path: Path) -> None:
    with serving(prepared(tmp_path)) as client:
        sign_in(client)
        waver(client, "ann", NOON)
        assert "Find its recording" not in client.get("/admin/sessions/s-ann").text
