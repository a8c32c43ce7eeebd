"""Every page and its JSON count the same visits over the same days."""

import pytest

from tests.support.builders import DAY, KEY, NOW
from tests.support.journal_visits import bought, wavered
from waverly.reporting.capture.report import capture
from waverly.reporting.friction.report import friction
from waverly.reporting.journeys.journeys import journeys
from waverly.reporting.overview import overview
from waverly.reporting.periods import lately
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import ReportRequest
from waverly.storage import Store
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.site.site_settings import TIME_ZONE, set_site_setting

AT = NOW + 40 * DAY
HALF_AN_HOUR = 30 * 60_000
ZONES = ["UTC", "America/Los_Angeles", "Pacific/Auckland"]


@pytest.fixture(params=ZONES)
async def shop(store: Store, request: pytest.FixtureRequest) -> Store:
    """A shopper every eight hours for forty days and more; some buy, two are the shop's own people."""
    await set_site_setting(store, KEY, TIME_ZONE, request.param, NOW)
    for number in range(124):
        at = NOW + number * DAY // 3
        held_out = "global" if number % 5 == 0 else None
        await wavered(store, f"v{number}", at=at, held_out=held_out, preview=number in (90, 91))
        if number % 4 == 0:
            await bought(store, f"v{number}", f"o{number}", at=at + DAY // 24)
    return store


async def test_all_pages_name_the_same_days_and_the_same_sums(shop: Store) -> None:
    days = await lately(shop, KEY, AT)
    told = await report(shop, ReportRequest(site=KEY, at=AT))
    first = await overview(shop, KEY, AT)
    ways = await journeys(shop, KEY, days, AT)
    doubts = await friction(shop, KEY, days, AT)
    noticed = await capture(shop, KEY, days, AT)
    assert {first.days, told.days, ways.days, doubts.days, noticed.days} == {days}
    visits = {first.sessions, told.visits, ways.visits, doubts.visits, noticed.visits}
    assert len(visits) == 1 and visits.pop() > 90
    silence = told.silence
    assert (first.moments, first.displayed) == (silence.moments, silence.displayed)
    assert (told.filtered_visits, ways.filtered) == (2, 2)


async def test_every_page_counts_the_same_orders(shop: Store) -> None:
    """Also one told by the shop's backend alone."""
    late = Order(id="by-post", visitor="v119", at=AT - DAY // 2, value=9.0)
    await remember_orders(shop, KEY, [late], AT)
    days = await lately(shop, KEY, AT)
    await report(shop, ReportRequest(site=KEY, at=AT))
    first, ways = await overview(shop, KEY, AT), await journeys(shop, KEY, days, AT)
    assert first.orders == ways.orders == sum(each.closed for each in ways.assists) > 20
    assert sum(ways.visits_before_order.values()) == ways.orders


async def test_an_order_counts_once_its_visit_is_over(store: Store) -> None:
    await wavered(store, "v1")
    await bought(store, "v1", "o1", at=NOW + DAY)
    orders = {}
    for later in (1, HALF_AN_HOUR + 1):
        await report(store, ReportRequest(site=KEY, at=NOW + DAY + later))
        days = await lately(store, KEY, NOW + DAY)
        ways = await journeys(store, KEY, days, NOW + DAY + later)
        orders[later] = (ways.orders, (await overview(store, KEY, NOW + DAY)).orders)
    assert orders == {1: (0, 0), HALF_AN_HOUR + 1: (1, 1)}


async def test_the_days_add_up_to_the_whole_and_today_is_the_last(shop: Store) -> None:
    await report(shop, ReportRequest(site=KEY, at=AT))
    found = await overview(shop, KEY, AT)
    assert [day.day for day in found.by_day] == found.days.each
    for name in ("sessions", "moments", "displayed", "orders"):
        assert sum(getattr(day, name) for day in found.by_day) == getattr(found, name) > 0


async def test_a_comparison_goes_back_to_the_beginning_and_has_the_same_end(shop: Store) -> None:
    found = await report(shop, ReportRequest(site=KEY, at=AT))
    assert found.compared.start < found.days.start
    assert found.compared.end == found.days.end
    people = found.everything.headline
    assert people.shown.visitors + people.held_out.visitors > found.silence.moments


async def test_another_time_zone_makes_the_same_visits_count_on_other_days(store: Store) -> None:
    await wavered(store, at=NOW - NOW % DAY + 1)
    by_zone = {}
    for zone in ("UTC", "America/Los_Angeles"):
        await set_site_setting(store, KEY, TIME_ZONE, zone, NOW)
        await report(store, ReportRequest(site=KEY, at=NOW + DAY))
        found = await overview(store, KEY, NOW + DAY)
        by_zone[zone] = [day.day for day in found.by_day if day.sessions]
    assert by_zone == {"UTC": ["2026-09-21"], "America/Los_Angeles": ["2026-09-20"]}


async def test_a_first_visit_is_told_of_before_it_counts(store: Store) -> None:
    await wavered(store)
    found = await overview(store, KEY, NOW)
    assert found.headline == "The first visit is under way."
