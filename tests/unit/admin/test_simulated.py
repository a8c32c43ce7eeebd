"""Only a demo says, on every page and report, that its shoppers are simulated."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import KEY, NOW
from tests.support.in_a_thread import run
from tests.support.statements import statements
from tests.unit.admin.shop import PASSWORD, serving, sign_in
from waverly import demo
from waverly.cli import group
from waverly.reporting.results.report import report_as_counted
from waverly.reporting.results.shape import ReportRequest
from waverly.settings import Settings
from waverly.storage import Store

SAID = "Its shoppers are simulated"


@pytest.mark.parametrize("page", ["", "campaigns", "learning", "live", "system"])
def test_no_page_of_a_real_shop_speaks_of_a_demo(owner: TestClient, page: str) -> None:
    assert SAID not in owner.get(f"/admin/{page}").text


def test_each_page_of_the_demo_says_once_that_its_shoppers_are_simulated(tmp_path: Path) -> None:
    settings = replace(Settings(), home=str(tmp_path), test_mode=True, log_level="error")
    run(demo.set_up(settings, demo.Ports(store=8000, admin=8001), PASSWORD))
    with serving(settings) as client:
        assert sign_in(client) == 303
        for page in ("", "live", "campaigns", "journeys", "learning", "system"):
            assert client.get(f"/admin/{page}").text.count(SAID) == 1
        assert client.get("/admin/report.html").text.count(SAID) == 1
    told = CliRunner().invoke(group, ["report", "--home", str(tmp_path)]).output
    assert told.startswith(f"This is the demo. {SAID}")


async def test_who_knows_already_that_shoppers_are_simulated_does_not_have_it_looked_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ReportRequest(site=KEY, at=NOW)
    counts = []
    for known in (None, True):
        with statements(monkeypatch) as heard:
            found = await report_as_counted(store, replace(asked, is_simulated=known))
        assert found.is_simulated is bool(known)
        counts.append(sum("site_settings" in each for each in heard))
    assert counts[0] - counts[1] == 1
