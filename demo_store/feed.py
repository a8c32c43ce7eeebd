"""The public product feed, as shops publish for comparison sites and partners."""

from __future__ import annotations

import hashlib

from .catalogue import Catalogue
from .datalayer import BRAND
from .money import CURRENCY, amount
from .product import Product, Review, spec_rows
from .shipping import COUNTRIES, DEFAULT_COUNTRY

RETURN_DAYS = 60


def entries(catalogue: Catalogue, origin: str) -> list[dict[str, object]]:
    """Return one plain record per product."""
    return [_entry(product, origin) for product in catalogue.products]


def _entry(product: Product, origin: str) -> dict[str, object]:
    colour = product.colours[0].key
    return {
        "id": product.id,
        "name": product.name,
        "url": f"{origin}/p/{product.slug}",
        "image": f"{origin}/img/{product.slug}/{colour}/side.svg",
        "image_alt": f"{product.name} in {product.colours[0].name}, seen from the side",
        "price": amount(product.price_cents),
        "compare_at_price": amount(product.compare_at_cents) if product.compare_at_cents else None,
        "currency": CURRENCY,
        "availability": "in_stock" if product.is_in_stock else "out_of_stock",
        "stock": sum(product.stock.values()),
        "category": product.category,
        "brand": BRAND,
        "description": product.description,
        "fit_note": product.fit_note,
        "attributes": dict(spec_rows(product)),
        "variants": [
            {"id": f"{product.id}-{size}", "name": size, "options": {"size": size}, "stock": left}
            for size, left in product.stock.items()
        ],
        "rating": product.rating,
        "review_count": len(product.reviews),
        "reviews": [_review(product, review) for review in product.reviews],
    }


def shop() -> dict[str, object]:
    """Return what holds for every order: returns, warranty, delivery."""
    return {
        "currency": CURRENCY,
        "country": DEFAULT_COUNTRY,
        "lang": "en",
        "returns": {"days": RETURN_DAYS, "free_from": 0, "url": "/returns"},
        "warranty_months": 24,
        "cart_link": "/cart/restore?items={items}",
        "delivery": [
            {
                "country": zone.code,
                "cost": amount(zone.standard_cents),
                "free_from": amount(zone.free_from_cents),
                "days": [int(day) for day in zone.days.split(" to ")],
            }
            for zone in COUNTRIES.values()
        ],
    }


def _review(product: Product, review: Review) -> dict[str, object]:
    key = hashlib.sha256(f"{product.id}|{review.author}|{review.date}".encode()).hexdigest()
    return {
        "id": f"rev_{key[:12]}",
        "author": review.author,
        "rating": review.rating,
        "date": review.date.isoformat(),
        "title": review.title,
        "text": review.text,
    }
