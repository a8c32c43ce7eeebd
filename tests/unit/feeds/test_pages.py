"""What pages say fills gaps, when several visitors were shown the same."""

import pytest

from tests.support.builders import KEY, NOW, a_batch, an_entry, bytes_of, some_facts
from waverly.feeds.pages import read_pages
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import product, remember_products


async def visit(store: Store, visitor: str, price: float = 90.0, **page: object) -> None:
    told = {"id": "zx", "name": "ZX", "price": price, "currency": "EUR"}
    shown = {"type": "product", "path": "/p/zx", "source": "jsonld", "product": told} | page
    body = bytes_of(a_batch(page=shown, visitor=visitor, session=visitor))
    await store.journal.append(an_entry(session=visitor, visitor=visitor, body=body))


@pytest.fixture
async def reading(store: Store) -> Store:
    """A shop whose pages have been read before, so that what comes is news."""
    await store.journal.append(an_entry())
    assert await read_pages(store, KEY, NOW) == 0
    return store


async def test_what_three_visitors_were_shown_is_known(reading: Store) -> None:
    for visitor in ("ann", "bob", "cem"):
        await visit(reading, visitor)
    await visit(reading, "dan", price=1.0)
    assert await read_pages(reading, KEY, NOW) == 1
    found = await product(reading, KEY, "zx")
    assert found is not None
    assert (found.name, found.price, found.source, found.url) == ("ZX", 90.0, "page", "/p/zx")


async def test_a_page_that_is_not_the_shops_leads_to_the_shop(reading: Store) -> None:
    for visitor in ("ann", "bob", "cem"):
        await visit(reading, visitor, path="//evil.example/zx")
    await read_pages(reading, KEY, NOW)
    found = await product(reading, KEY, "zx")
    assert found is not None and found.url == "/evil.example/zx"


async def test_what_one_visitor_says_often_is_not_believed(reading: Store) -> None:
    for number in range(3):
        body = bytes_of(
            a_batch(
                page={"type": "product", "source": "jsonld", "product": {"id": "zx", "name": "ZX"}}
            )
        )
        await reading.journal.append(an_entry(number + 2, body=body))
    assert await read_pages(reading, KEY, NOW) == 0


async def test_guesses_and_pages_without_a_name_are_left_alone(reading: Store) -> None:
    for visitor in ("ann", "bob", "cem"):
        await visit(reading, visitor, source="heuristic")
        await visit(reading, f"{visitor}-2", product={"id": "zx", "price": 9.0})
    assert await read_pages(reading, KEY, NOW) == 0


async def test_what_the_store_stated_stays(reading: Store) -> None:
    await remember_products(reading, KEY, [some_facts(id="zx", name="The ZX", price=120.0)], NOW)
    for visitor in ("ann", "bob", "cem"):
        await visit(reading, visitor)
    assert await read_pages(reading, KEY, NOW + 1) == 0
    found = await product(reading, KEY, "zx")
    assert found is not None and (found.name, found.price) == ("The ZX", 120.0)
