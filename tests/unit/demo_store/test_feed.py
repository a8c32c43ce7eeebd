from __future__ import annotations

import msgspec
from starlette.testclient import TestClient

from demo_store.catalogue import load
from waverly.catalogue import Delivery, ProductFacts, Returns, ShopFacts, delivery_to


class FeedReview(msgspec.Struct):
    id: str
    author: str
    rating: int
    text: str


class FeedEntry(msgspec.Struct):
    id: str
    name: str
    url: str
    price: float
    currency: str
    availability: str
    category: str
    brand: str
    fit_note: str
    reviews: list[FeedReview]


def test_the_feed_lists_every_shoe_as_the_catalogue_has_it(shop: TestClient) -> None:
    entries = msgspec.json.decode(shop.get("/feed.json").content, type=list[FeedEntry])
    for entry, product in zip(entries, load().products, strict=True):
        assert entry.id == product.id
        assert entry.price == product.price_cents / 100
        assert entry.currency == "EUR"
        assert entry.availability == "in_stock"
        assert entry.url.endswith(f"/p/{product.slug}")
        assert [r.text for r in entry.reviews] == [r.text for r in product.reviews]


def test_review_ids_are_unique_and_stay_the_same(shop: TestClient) -> None:
    def ids() -> list[str]:
        entries = msgspec.json.decode(shop.get("/feed.json").content, type=list[FeedEntry])
        return [review.id for entry in entries for review in entry.reviews]

    first = ids()
    assert len(first) == len(set(first))
    assert ids() == first


def test_what_holds_for_every_order_is_told_as_the_catalogue_takes_it(shop: TestClient) -> None:
    facts = msgspec.json.decode(shop.get("/shop.json").content, type=ShopFacts)
    assert facts.returns == Returns(days=60, free_from=0.0, url="/returns")
    assert delivery_to(facts, "FR") == Delivery(
        country="FR", cost=7.9, free_from=150.0, days=(3, 5)
    )


def test_every_entry_is_a_product_of_the_catalogue(shop: TestClient) -> None:
    entries = msgspec.json.decode(shop.get("/feed.json").content, type=list[ProductFacts])
    tempo = next(entry for entry in entries if entry.id == "FW-2001")
    assert (tempo.attributes["Drop"], tempo.variants[0].name) == ("8 mm", "36")
    assert tempo.stock == sum(variant.stock or 0 for variant in tempo.variants)
