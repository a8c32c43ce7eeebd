"""The report's page on a phone."""

from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser

from tests.support.builders import KEY, NOW, a_campaign
from tests.support.in_a_thread import run
from waverly.reporting.rendering.html import render_html
from waverly.reporting.results.report import report_as_counted
from waverly.reporting.results.shape import FunnelStep, ReportRequest
from waverly.storage import open_store
from waverly.storage.site.policy_rows import apply_campaigns

STEPS = (("arrived", 12_345_678), ("checkout", 1_234_567), ("bought", 123_456))


async def a_report(folder: Path) -> str:
    async with open_store(f"sqlite+aiosqlite:///{folder / 'waverly.db'}") as store:
        await apply_campaigns(store, KEY, (a_campaign(),), NOW)
        found = await report_as_counted(store, ReportRequest(site=KEY, at=NOW))
    funnel = tuple(FunnelStep(step=step, visits=visits) for step, visits in STEPS)
    return render_html(replace(found, funnel=funnel), "Boots")


def test_how_far_visits_went_is_read_without_scrolling_sideways(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(run(a_report(tmp_path)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(file.as_uri())
    drawn = page.get_by_role("img", name="arrived 12345678")
    assert drawn.evaluate("figure => figure.scrollWidth - figure.clientWidth") == 0
    right = drawn.bounding_box()
    assert right is not None
    for text in drawn.locator("svg text").all():
        box = text.bounding_box()
        assert box is not None and box["x"] >= 0
        assert box["x"] + box["width"] <= right["x"] + right["width"]
        assert box["height"] >= 12
    page.close()
