"""Feeds of every form end as the same facts, and say what of them was not understood."""

from pathlib import Path

import msgspec
import pytest

from tests.support.builders import DAY, KEY, NOW, some_facts
from tests.unit.feeds.shops import TABLE, XML, written
from waverly.catalogue import Returns, Variant
from waverly.errors import DataError
from waverly.feeds import FeedReport, import_feed
from waverly.storage import Store
from waverly.storage.catalogue.price_rows import prices_of
from waverly.storage.catalogue.product_rows import product, remember_products
from waverly.storage.catalogue.shop_rows import shop


async def read(store: Store, file: Path, at: int = NOW) -> FeedReport:
    return await import_feed(store, KEY, file, at, lambda stage, done: None)


async def test_google_xml_becomes_products_with_variants(store: Store, tmp_path: Path) -> None:
    report = await read(store, written(tmp_path, XML))
    zx = await product(store, KEY, "ZX")
    assert (report.format, report.records, report.products, report.variants) == ("xml", 4, 2, 2)
    assert zx is not None and zx.source == "feed"
    assert (zx.name, zx.brand, zx.category) == ("ZX Elite Trail Shoe", "Acme", "Trail")
    assert (zx.price, zx.compare_at_price, zx.currency) == (99.0, 129.0, "EUR")
    assert (zx.stock, zx.availability) == (3, "in_stock")
    assert zx.attributes == {"color": "red", "Drop": "6 mm"}
    assert zx.variants[0] == Variant(
        id="ZX-41",
        name="red, 41",
        options={"color": "red", "size": "41"},
        price=129.0,
        stock=0,
        availability="out_of_stock",
    )


async def test_what_is_not_understood_is_told(store: Store, tmp_path: Path) -> None:
    report = await read(store, written(tmp_path, XML))
    assert {missed.reason: missed.example for missed in report.missed} == {
        "an availability that is none": "soon",
        "an entry without an id of at most 64 characters and a title": " Nameless",
    }
    assert report.unused == {"description": 1}


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
async def test_a_table_says_the_same_with_any_separator(
    store: Store, tmp_path: Path, separator: str
) -> None:
    report = await read(store, written(tmp_path, TABLE.replace("\t", separator), packed=True))
    zx = await product(store, KEY, "ZX")
    assert report.format == ("tsv" if separator == "\t" else "csv")
    assert zx is not None and (zx.name, zx.price, zx.stock) == ("ZX Elite", 99.0, 3)


async def test_read_twice_it_changes_nothing(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, XML)
    first, second = await read(store, file), await read(store, file, NOW + DAY)
    assert (first.changed, first.same, second.changed, second.same) == (2, 0, 0, 2)
    assert len(await prices_of(store, KEY, "ZX")) == 1


async def test_a_feed_without_reviews_leaves_those_the_backend_told(
    store: Store, tmp_path: Path
) -> None:
    known = some_facts(id="ZX", fit_note="Runs small", compare_at_price=150.0)
    await remember_products(store, KEY, [known], NOW)
    await read(store, written(tmp_path, TABLE.replace("99.00 EUR", "")), NOW + 1)
    zx = await product(store, KEY, "ZX")
    assert zx is not None and (zx.fit_note, len(zx.reviews)) == ("Runs small", 3)
    assert (zx.price, zx.compare_at_price) == (129.0, None)


async def test_json_may_tell_of_the_shop_too(store: Store, tmp_path: Path) -> None:
    products = [{"id": "a", "title": "A", "price": 5.0, "colour": "x"}, {"id": "b", "price": "?"}]
    feed = {"products": products, "shop": {"returns": {"days": 30}}}
    report = await read(store, written(tmp_path, msgspec.json.encode(feed).decode()))
    found = await shop(store, KEY)
    assert (report.products, report.shop_changed, report.unused) == (1, True, {"colour": 1})
    assert report.missed[0].example == "b"
    assert found is not None and found.returns == Returns(days=30)


async def test_a_sale_counts_only_while_it_lasts(store: Store, tmp_path: Path) -> None:
    row = "id\ttitle\tprice\tsale_price\tsale_price_effective_date\n"
    row += "a\tA\t10 EUR\t8 EUR\t2026-09-01T00:00Z/2026-09-22T00:00Z\n"
    file = written(tmp_path, row)
    await read(store, file, NOW)
    during = await product(store, KEY, "a")
    await read(store, file, NOW + DAY)
    after = await product(store, KEY, "a")
    assert during is not None and (during.price, during.compare_at_price) == (8.0, 10.0)
    assert after is not None and (after.price, after.compare_at_price) == (10.0, None)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><rss><item><id>&x;</id></item></rss>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><rss></rss>',
        "<rss><item><id>a</id><title>A</title></item>",
    ],
    ids=["an entity", "a document type", "cut off"],
)
async def test_a_file_that_is_unsafe_or_broken_takes_nothing_over(
    store: Store, tmp_path: Path, text: str
) -> None:
    with pytest.raises(DataError, match="Nothing of it was taken"):
        await read(store, written(tmp_path, text))
    assert await product(store, KEY, "a") is None


async def test_a_file_that_is_no_feed_is_refused_with_what_it_may_be(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(DataError, match="Give Google Merchant XML, TSV or CSV, or JSON"):
        await read(store, written(tmp_path, "hello"))
