"""Several stores on one server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.in_a_thread import run
from tests.unit.admin.shop import NOON, prepared, serving, sign_in, waver
from waverly.storage import open_store
from waverly.storage.site.site_rows import add_site


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[TestClient]:
    settings = prepared(tmp_path)
    run(_add(settings.database_url))
    with serving(settings) as client:
        assert sign_in(client) == 303
        yield client


async def _add(url: str) -> None:
    async with open_store(url) as store:
        origins = ("https://b.example",)
        await add_site(store, key="pk_b", name="<b>Second", origins=origins, at=9**15)


def test_the_first_site_is_shown_unless_another_is_asked_for(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    assert "s-ann" in owner.get("/admin/sessions").text
    assert "s-ann" not in owner.get("/admin/sessions?site=pk_b").text


def test_a_session_of_another_site_is_not_found(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    assert owner.get("/admin/sessions/s-ann?site=pk_b").status_code == 404


def test_links_stay_at_the_chosen_site_and_its_name_is_escaped(owner: TestClient) -> None:
    page = owner.get("/admin/?site=pk_b").text
    assert 'href="/admin/campaigns?site=pk_b"' in page
    assert '<option value="pk_b" selected>&lt;b&gt;Second</option>' in page
