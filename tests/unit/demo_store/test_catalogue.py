from __future__ import annotations

from demo_store.catalogue import load
from demo_store.drawing.silhouette import SILHOUETTES
from demo_store.searching import search


def test_there_are_twenty_four_shoes_with_their_own_ids_and_addresses() -> None:
    products = load().products
    assert len(products) == 24
    assert len({p.id for p in products}) == 24
    assert len({p.slug for p in products}) == 24


def test_every_shoe_has_four_to_ten_reviews_and_is_in_stock() -> None:
    for product in load().products:
        assert 4 <= len(product.reviews) <= 10, product.name
        assert all(1 <= review.rating <= 5 for review in product.reviews), product.name
        assert product.is_in_stock, product.name


def test_every_silhouette_is_worn_by_a_shoe() -> None:
    assert {p.silhouette for p in load().products} == set(SILHOUETTES)


def test_the_zx_elite_is_reviewed_for_fit_trail_marathon_and_value() -> None:
    product = load().by_slug("zx-elite")
    assert product is not None
    text = " ".join(review.text for review in product.reviews).casefold()
    assert all(word in text for word in ("fit", "trail", "marathon", "value"))


def test_a_rating_is_the_mean_of_the_reviews_and_the_counts_add_up() -> None:
    for product in load().products:
        ratings = [review.rating for review in product.reviews]
        assert product.rating == round(sum(ratings) / len(ratings), 1)
        assert sum(product.rating_counts.values()) == len(ratings)


def test_a_sale_price_is_below_the_earlier_price() -> None:
    reduced = load().in_category("sale")
    assert reduced
    assert all(p.price_cents < (p.compare_at_cents or 0) for p in reduced)


def test_search_wants_every_word_and_puts_names_first() -> None:
    products = load().products
    assert [p.slug for p in search(products, "zx elite")] == ["zx-elite"]
    assert all(p.specs.waterproof for p in search(products, "waterproof trail")[:1])
    assert search(products, "zx snorkel") == []
    assert search(products, "  ") == []


def test_related_shoes_leave_out_the_shoe_itself() -> None:
    catalogue = load()
    product = catalogue.by_slug("zx-elite")
    assert product is not None
    related = catalogue.related(product)
    assert len(related) == 4
    assert product not in related
