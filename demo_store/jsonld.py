"""schema.org descriptions of pages, as search engines read them."""

from __future__ import annotations

from collections.abc import Sequence

from .datalayer import BRAND
from .feed import RETURN_DAYS
from .money import CURRENCY, decimal
from .product import Product

Node = dict[str, object]

_SCHEMA = "https://schema.org"


def product(origin: str, item: Product, colour: str) -> Node:
    """Return the Product with its offer, rating and reviews."""
    url = f"{origin}/p/{item.slug}"
    views = ("side", "top", "sole")
    return {
        "@context": _SCHEMA,
        "@type": "Product",
        "@id": f"{url}#product",
        "url": url,
        "name": item.name,
        "sku": item.id,
        "description": item.description.replace("\n", " "),
        "image": [f"{origin}/img/{item.slug}/{colour}/{view}.svg" for view in views],
        "brand": {"@type": "Brand", "name": BRAND},
        "category": item.category,
        "offers": _offer(url, item),
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": item.rating,
            "reviewCount": len(item.reviews),
        },
        "review": [_review(item, index) for index in range(len(item.reviews))],
    }


def _offer(url: str, item: Product) -> Node:
    state = "InStock" if item.is_in_stock else "OutOfStock"
    return {
        "@type": "Offer",
        "url": url,
        "price": decimal(item.price_cents),
        "priceCurrency": CURRENCY,
        "availability": f"{_SCHEMA}/{state}",
        "itemCondition": f"{_SCHEMA}/NewCondition",
        "hasMerchantReturnPolicy": {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": "DE",
            "returnPolicyCategory": f"{_SCHEMA}/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": RETURN_DAYS,
            "returnMethod": f"{_SCHEMA}/ReturnByMail",
            "returnFees": f"{_SCHEMA}/FreeReturn",
        },
    }


def _review(item: Product, index: int) -> Node:
    review = item.reviews[index]
    return {
        "@type": "Review",
        "author": {"@type": "Person", "name": review.author},
        "datePublished": review.date.isoformat(),
        "name": review.title,
        "reviewBody": review.text,
        "reviewRating": {"@type": "Rating", "ratingValue": review.rating, "bestRating": 5},
    }


def breadcrumbs(origin: str, trail: Sequence[tuple[str, str]]) -> Node:
    """Return the BreadcrumbList of (name, path) pairs."""
    items = [
        {"@type": "ListItem", "position": i, "name": name, "item": origin + path}
        for i, (name, path) in enumerate(trail, start=1)
    ]
    return {"@context": _SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}


def item_list(origin: str, name: str, products: Sequence[Product]) -> Node:
    """Return the ItemList of a listing: addresses only, so that no card poses as the page."""
    items = [
        {"@type": "ListItem", "position": i, "url": f"{origin}/p/{p.slug}", "name": p.name}
        for i, p in enumerate(products, start=1)
    ]
    return {"@context": _SCHEMA, "@type": "ItemList", "name": name, "itemListElement": items}


def shop(origin: str) -> Node:
    """Return the shop itself, with its search."""
    return {
        "@context": _SCHEMA,
        "@type": "WebSite",
        "name": BRAND,
        "url": f"{origin}/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{origin}/search?q={{query}}",
            "query-input": "required name=query",
        },
    }
