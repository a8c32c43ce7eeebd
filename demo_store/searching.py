"""A small text search over the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from .product import Product

MAX_QUERY_LENGTH = 80


def search(products: Sequence[Product], query: str) -> list[Product]:
    """Return products that contain every word of the query, best match first."""
    words = _words(query)
    if not words:
        return []
    scored = [(_score(product, words), product) for product in products]
    return [p for score, p in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text[:MAX_QUERY_LENGTH]).casefold()
    words = re.findall(r"[a-z0-9]+", plain)
    return [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words]


def _score(product: Product, words: Sequence[str]) -> int:
    name = product.name.casefold()
    kind = f"{product.category} {product.surface} shoe running runner".casefold()
    wet = "waterproof membrane gore" if product.specs.waterproof else ""
    colours = " ".join(f"{c.name} {c.family}" for c in product.colours)
    specs = f"{product.specs.best_for} {product.specs.upper} {product.specs.midsole}"
    body = f"{product.tagline} {product.description} {colours} {specs} {wet}".casefold()
    total = 0
    for word in words:
        points = 10 * (word in name) + 4 * (word in kind) + (word in body)
        if points == 0:
            return 0
        total += points
    return total
