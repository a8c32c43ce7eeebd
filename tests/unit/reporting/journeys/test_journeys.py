"""A thousand seeded visits, counted by the product, by SQL and by hand."""

import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support.a_thousand_visits import a_thousand_visits
from tests.support.builders import DAY, KEY, NOW, UTC
from waverly.reporting.journeys.decision_points import points_by_day
from waverly.reporting.journeys.failures import (
    MIN_RATED,
    REPEATED_ACTIONS,
    failures_of,
    sorted_by,
)
from waverly.reporting.journeys.journeys import Journeys, journeys
from waverly.reporting.journeys.page_names import page_names
from waverly.reporting.journeys.ways import entries_of
from waverly.reporting.periods import days_between
from waverly.storage import Store, open_store
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.storage.measured.visit_rows import View, Visit, write_visits

VISITS = a_thousand_visits()
COUNTED = [visit for visit in VISITS if visit.filtered is None]


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Store]:
    """The thousand in a database, with an order a day after each visit that bought."""
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'shop.db'}") as store:
        async with store.write() as connection:
            await write_visits(connection, KEY, VISITS)
        placed = [order_after(visit) for visit in VISITS if visit.orders]
        await remember_orders(store, KEY, placed, NOW + 900 * DAY)
        yield store


def order_after(visit: Visit) -> Order:
    at = visit.opened_at + DAY // 24
    return Order(id=visit.orders[0], visitor=visit.visitor, at=at, value=9.0, currency="EUR")


async def told(store: Store) -> Journeys:
    return await journeys(store, KEY, days_between(NOW, NOW + 60 * DAY, UTC), NOW + 60 * DAY)


def sql(store: Store, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store.url.partition(":///")[2])) as connection:
        return connection.execute(question).fetchall()


async def test_entry_pages_are_those_sql_counts(shop: Store) -> None:
    found = await told(shop)
    counted = sql(
        shop,
        """SELECT json_extract(CAST(content AS TEXT), '$.views[0].path') AS path, count(*)
           FROM visits WHERE json_extract(CAST(content AS TEXT), '$.filtered') IS NULL
           GROUP BY path""",
    )
    by_path: Counter[str] = Counter()
    for entry in found.entries:
        by_path[entry.path] += entry.visits
    assert dict(by_path) == {path or "/": count for path, count in counted}
    assert (found.visits, found.filtered) == (len(COUNTED), 20)


async def test_drop_offs_and_repeats_are_those_counted_by_hand(shop: Store) -> None:
    found = await told(shop)
    deepest = [max(view.step for view in visit.views) for visit in COUNTED]
    assert [each.reached for each in found.drop_offs] == [
        sum(step >= least for step in deepest) for least in range(6)
    ]
    assert sum(each.stopped for each in found.drop_offs) == len(COUNTED)
    assert found.returning == sum(visit.earlier_visits > 0 for visit in COUNTED)
    assert found.visitors == len({visit.visitor for visit in COUNTED})


async def test_the_ten_commonest_ways_are_the_ten_commonest(shop: Store) -> None:
    found = await told(shop)
    by_hand: Counter[str] = Counter()
    for visit in COUNTED:
        kinds = [view.type for view in visit.views]
        way = [kind for place, kind in enumerate(kinds) if place == 0 or kinds[place - 1] != kind]
        by_hand[" ".join([*way, "bought" if visit.orders else "left"])] += 1
    assert len(found.ways) == 10
    assert [each.visits for each in found.ways] == [count for _, count in by_hand.most_common(10)]
    assert all(by_hand[" ".join((*each.pages, each.end))] == each.visits for each in found.ways)


async def test_failure_points_are_those_counted_by_hand(shop: Store) -> None:
    found = {(each.type, each.path): each for each in (await told(shop)).failures}
    page = ("product", "/p/alpha")
    views = [
        (visit, place)
        for visit in COUNTED
        for place, view in enumerate(visit.views)
        if (view.type, view.path) == page
    ]
    alone = [visit for visit, _ in views if len(visit.views) == 1 and not visit.orders]
    begun = [visit for visit, place in views if place == 0]
    again = [
        1
        for visit, place in views
        if any(each.view == place and each.kind in REPEATED_ACTIONS for each in visit.moments)
    ]
    assert found[page].views == len(views)
    assert found[page].bounces == len(alone) and found[page].entries == len(begun)
    assert found[page].repeated == len(again)


def began(path: str, visits: int, bounced: int) -> list[Visit]:
    """Visits that began on a page; those that did not bounce went on to the first page."""
    page, home = View(at=NOW, type="product", path=path), View(at=NOW, type="home")
    ways = [(page,) if number < bounced else (page, home) for number in range(visits)]
    return [replace(COUNTED[0], views=views, moments=(), orders=()) for views in ways]


def test_a_rate_of_few_visits_is_not_told_and_has_no_rank() -> None:
    few, many = began("/p/few", MIN_RATED - 1, 90), began("/p/many", MIN_RATED, 50)
    first, *_ = found = sorted_by(failures_of(few + many), "bounce")
    assert (first.path, first.bounce_rate) == ("/p/many", 0.5)
    told_of = {each.path: each for each in found}["/p/few"]
    assert (told_of.bounce_rate, told_of.entries, told_of.bounces) == (None, MIN_RATED - 1, 90)


def test_a_products_page_is_called_by_its_product_unless_it_shows_several() -> None:
    def seen(path: str, product: str, name: str | None = None) -> Visit:
        view = View(at=NOW, type="product", path=path, product=product, name=name)
        return replace(COUNTED[0], views=(view,))

    visits = [seen("/p/zx", "zx"), seen("/p/yy", "yy", "Boot YY"), seen("/p/unknown", "w")]
    visits += [seen("/product", "zx"), seen("/product", "yy")]
    names = page_names(visits, {"zx": "Boot ZX"})
    assert names == {("product", "/p/zx"): "Boot ZX", ("product", "/p/yy"): "Boot YY"}
    assert {each.path: each.name for each in entries_of(visits, names)}["/p/zx"] == "Boot ZX"


async def test_failure_points_can_be_sorted(shop: Store) -> None:
    failures = (await told(shop)).failures
    rates = [each.repeated_rate for each in sorted_by(failures, "repeated")]
    known = [rate for rate in rates if rate is not None]
    assert known and sorted(known, reverse=True) == rates[: len(known)]


async def test_time_to_the_first_order_has_its_quartiles(shop: Store) -> None:
    (every, *_) = (await told(shop)).time_to_order
    hours = []
    for visitor in {visit.visitor for visit in COUNTED}:
        theirs = [visit for visit in COUNTED if visit.visitor == visitor]
        orders = sorted(
            v.opened_at + DAY // 24 for v in VISITS if v.visitor == visitor and v.orders
        )
        if orders and not theirs[0].earlier_visits and theirs[0].opened_at <= orders[0]:
            hours.append((orders[0] - theirs[0].opened_at) / 3_600_000)
    ordered = sorted(hours)
    assert every.buyers == len(hours)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    assert every.median == pytest.approx(middle)
    assert every.lower <= every.median <= every.upper


async def test_every_order_is_closed_by_one_channel(shop: Store) -> None:
    found = await told(shop)
    assert sum(each.closed for each in found.assists) == sum(found.visits_before_order.values())
    assert all(each.share <= 1 for each in found.assists)


async def test_decision_points_add_up_to_all_moments(shop: Store) -> None:
    found = await told(shop)
    moments = sum(len(visit.decisions) for visit in COUNTED)
    assert sum(each.moments for each in found.by_page) == moments
    scores = [
        seen.score or 0.0
        for visit in COUNTED
        for seen in visit.decisions
        if visit.views[seen.view].type == "cart"
    ]
    cart = next(each for each in found.by_page if each.where == "cart")
    assert cart.score == pytest.approx(sum(scores) / len(scores))


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "the same day"), (1, "1 day"), (3, "2 or 3 days"), (30, "15 to 30 days"), (31, "longer")],
)
def test_days_since_the_first_visit_are_told_in_spans(days: int, said: str) -> None:
    first = next(visit for visit in VISITS if visit.decisions and not visit.earlier_visits)
    moment = replace(first.decisions[0], at=first.opened_at + days * DAY, score=0.5)
    (point,) = points_by_day([replace(first, decisions=(moment,))])
    assert (point.where, point.moments, point.score) == (said, 1, 0.5)


async def test_an_empty_shop_has_empty_journeys(store: Store) -> None:
    found = await told(store)
    assert (found.visits, found.ways, found.failures, found.time_to_order) == (0, (), (), ())
