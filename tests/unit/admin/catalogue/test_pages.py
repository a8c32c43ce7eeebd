"""The catalogue's pages: what is known, from where, how old, and what may be said."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.builders import some_facts
from tests.support.in_a_thread import run
from tests.unit.admin.shop import SITE, prepared, serving, sign_in
from waverly.admin.catalogue.words import gaps
from waverly.catalogue import ProductFacts, Review, ShopFacts
from waverly.clock import DAY_MS, SystemClock
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.catalogue.feed_rows import Feed, keep_feed
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.catalogue.shop_rows import remember_shop

HOSTILE = "<script>alert(1)</script>"


async def _fill(settings: Settings, *products: ProductFacts) -> None:
    now = SystemClock().now()
    async with open_store(settings.database_url) as store:
        for days, price in ((80, 120.0), (5, 90.0)):
            facts = [some_facts(id=each.id, name=each.name, price=price) for each in products]
            await remember_products(store, SITE, facts, now - days * DAY_MS)
        await remember_products(store, SITE, products, now)
        await remember_shop(store, SITE, ShopFacts(currency="EUR", warranty_months=24), now)


def page_of(home: Path, path: str, *products: ProductFacts) -> str:
    settings = prepared(home)
    run(_fill(settings, *products))
    with serving(settings) as client:
        sign_in(client)
        reply = client.get(path)
        assert reply.status_code == 200
        return reply.text


def test_the_list_says_what_is_known_and_what_is_missing(tmp_path: Path) -> None:
    page = page_of(tmp_path, "/admin/catalogue", some_facts(), some_facts(id="beta", name="Beta"))
    assert "2 products are known, last stated 1 min ago." in page
    assert "<strong>2</strong> no stock" in page
    assert "down from €120" in page
    assert "24 months" in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=bet", ["Beta"]),
        ("missing=fit", ["Alpha"]),
        ("missing=nothing", []),
        ("page=x", ["Alpha", "Beta"]),
    ],
)
def test_products_are_found_by_name_and_by_what_they_lack(
    tmp_path: Path, query: str, names: list[str]
) -> None:
    beta = some_facts(id="beta", name="Beta", fit_note="Runs small.")
    page = page_of(tmp_path, f"/admin/catalogue?{query}", some_facts(), beta)
    assert [name for name in ("Alpha", "Beta") if f">{name}</a>" in page] == names


def test_a_product_shows_its_price_and_what_may_be_said_of_it(tmp_path: Path) -> None:
    page = page_of(tmp_path, "/admin/catalogue/alpha", some_facts(stock=9))
    assert "It fell to €90 5 days ago." in page
    assert "<code>{claim.price_drop}</code></th><td><strong>25%</strong>" in page
    assert "Not now: 9 are left, more than 5." in page


def test_nothing_can_be_looked_for_in_an_empty_catalogue(owner: TestClient) -> None:
    page = owner.get("/admin/catalogue").text
    assert "Nothing is known of your products yet" in page
    assert 'type="search"' not in page


def test_what_a_feed_says_is_text_and_never_markup(tmp_path: Path) -> None:
    facts = some_facts(name=HOSTILE, category=HOSTILE, attributes={HOSTILE: HOSTILE})
    for path in ("/admin/catalogue", "/admin/catalogue/alpha"):
        assert HOSTILE not in page_of(tmp_path / path.replace("/", "-"), path, facts)


def test_a_feed_that_could_not_be_read_stands_out(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    url = "https://ann:open-sesame@shop.example/feed"
    feed = Feed(url=url, read_at=1, said="It is gone.", failed=True)
    run(_keep(settings, feed))
    with serving(settings) as client:
        sign_in(client)
        page = client.get("/admin/catalogue").text
    assert "Not read, and tried again every hour:</strong> It is gone." in page
    assert "<code>https://…@shop.example/feed</code>" in page and "open-sesame" not in page


async def _keep(settings: Settings, feed: Feed) -> None:
    async with open_store(settings.database_url) as store:
        await keep_feed(store, SITE, feed)


def test_a_product_nobody_told_of_is_not_found(owner: TestClient) -> None:
    assert owner.get("/admin/catalogue/nothing").status_code == 404
    assert "Nothing is known of your products yet" in owner.get("/admin/catalogue").text


def test_the_list_rates_as_the_products_own_page_does(tmp_path: Path) -> None:
    reviews = tuple(Review(id=f"r{n}", text="Good.", rating=n) for n in (5.0, 5.0, 4.0))
    page = page_of(tmp_path, "/admin/catalogue", some_facts(reviews=reviews))
    assert '<td data-label="Rating">4.7</td>' in page
    assert "1 product is known, last stated" in page


def test_gaps_are_counted() -> None:
    found = gaps([some_facts(), some_facts(fit_note="Small.", stock=1)])
    assert {gap.name: gap.count for gap in found}["fit"] == 1
