"""Pairs of products need several visitors, and a crowd favourite is not everybody's neighbour."""

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import DAY, KEY, NOW
from waverly.reporting.journeys.co_views import co_viewed, update_co_views
from waverly.storage import Store
from waverly.storage.catalogue.co_view_rows import co_views_of
from waverly.storage.measured.visit_rows import Visit, write_visits


def looked_at(*products: str, visitors: int, start: int = 0, **changes: object) -> list[Visit]:
    pages = [("product", f"/p/{product}") for product in products]
    names = range(start, start + visitors)
    return [a_visit(f"{'-'.join(products)}-{n}", *pages, visitor=f"v{n}", **changes) for n in names]


def test_a_pair_needs_five_visitors() -> None:
    assert co_viewed(looked_at("a", "b", visitors=4)) == []
    found = co_viewed(looked_at("a", "b", visitors=5))
    assert [(each.product, each.other, each.visitors) for each in found] == [
        ("a", "b", 5),
        ("b", "a", 5),
    ]


def test_one_visitor_makes_no_pair_by_coming_often() -> None:
    visits = [visit for n in range(9) for visit in looked_at("a", "b", visitors=1, opened_at=n)]
    assert co_viewed(visits) == []


def test_staff_and_robots_make_no_pair() -> None:
    assert co_viewed(looked_at("a", "b", visitors=9, filtered="robot")) == []


def test_what_everybody_looks_at_is_less_alike_than_what_goes_together() -> None:
    visits = [
        *looked_at("a", "b", visitors=20),
        *looked_at("a", "best", visitors=20, start=20),
        *looked_at("best", visitors=200, start=100),
    ]
    ranked = [each.other for each in co_viewed(visits) if each.product == "a"]
    assert ranked == ["b", "best"]


async def test_every_night_replaces_the_last(store: Store) -> None:
    async with store.write() as connection:
        await write_visits(connection, KEY, looked_at("a", "b", visitors=6))
    assert await update_co_views(store, KEY, NOW + DAY) == 2
    assert await co_views_of(store, KEY) == {"a": ("b",), "b": ("a",)}
    assert await update_co_views(store, KEY, NOW + 100 * DAY) == 0
    assert await co_views_of(store, KEY) == {}
