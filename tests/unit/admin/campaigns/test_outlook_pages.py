"""When could we know? The pages, the report and the planner give one answer."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support.enrolments import people, table_of
from tests.support.in_a_thread import run
from tests.unit.admin.shop import NOON, SITE, prepared, serving, sign_in
from waverly.policies.drafts.forecast import Forecast, forecast
from waverly.reporting.figures import FEW_NOTE, RELATIVE_NOTE, long_of
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.measured.statistic_rows import write_statistics

CAMPAIGN = "returns-answers"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A shop whose campaign was met by 800 people: fewer bought than put something into the cart."""
    settings = prepared(tmp_path)
    run(meet(settings))
    return settings


async def meet(settings: Settings) -> None:
    groups = [
        [replace(each, campaign=CAMPAIGN) for each in people(side, n, at=NOON, **did)]
        for side, n, did in (
            ("shown", 640, {"add_to_cart": 130, "purchase": 40}),
            ("held_out", 160, {"add_to_cart": 30, "purchase": 8}),
        )
    ]
    async with open_store(settings.database_url) as store, store.write() as connection:
        await write_statistics(connection, SITE, table_of(*groups))


async def planned(settings: Settings) -> Forecast:
    async with open_store(settings.database_url) as store:
        return await forecast(store, SITE, CAMPAIGN, NOON)


def test_the_pages_say_of_the_campaigns_own_goal_what_the_planner_says(settings: Settings) -> None:
    found = run(planned(settings))
    assert (found.goal, found.outlook.base_rate) == ("add_to_cart", 30 / 160)
    (*_, fifth) = found.outlook.waits
    half, mostly = long_of(fifth.days), long_of(fifth.days_mostly)
    with serving(settings) as client:
        assert sign_in(client) == 303
        page = client.get(f"/admin/campaigns/{CAMPAIGN}").text
        listed = client.get("/admin/campaigns").text
        first = client.get("/admin/").text
    assert RELATIVE_NOTE in page and RELATIVE_NOTE not in first
    told = "<strong>Added to cart: 20.3% instead of 18.8%</strong>: +2 points (likely "
    assert told in page and told in first
    assert page.count("even a fifth more or less cannot be told from chance") == 1
    assert FEW_NOTE in first and first.count("even a fifth more or less") == 1
    assert first.count('<svg class="interval ends') == first.count(
        'role="img" viewBox="0 0 400 44"'
    )
    assert first.count('<svg class="interval ends"') == 1  # the others say it on a phone alone
    assert "Added to cart within a day" in listed
    assert "people whose moment was on a product page" in page
    assert f'<th scope="row">20% more</th><td>{half}</td><td>{mostly}</td>' in page
    assert "until a difference shows, at 800 visitors a day" in page
    assert f">{half}</td>" in listed
