"""What the client's files weigh, packed by Brotli."""

import json

from tests.benchmarks.client.scripts import BUILD
from tests.benchmarks.result import Result

LIMITS = (
    (("waverly.js",), "entry, brotli bytes", 3500),
    (
        ("watch-", "product-", "platform-shopify-"),
        "what watches and reads a product page (Shopify, English), brotli bytes",
        10_000,
    ),
    (
        ("watch-", "checkout-", "platform-shopify-"),
        "the same of a checkout, brotli bytes",
        10_000,
    ),
    (("watch-", "platform-shopify-"), "the same of any other page, brotli bytes", 10_000),
    (
        ("watch-", "product-", "checkout-", "platform-", "words-of-shops-"),
        "all of it that exists, each file alone, brotli bytes",
        10_000,
    ),
    (("overlay-",), "first overlay, brotli bytes", 6000),
    (("faq-",), "a further kind (FAQ), brotli bytes", 1500),
    (("review-",), "a further kind (review), brotli bytes", 1500),
)


def measure() -> list[Result]:
    """Return the sum of each group of files beside its limit."""
    files = json.loads((BUILD / "manifest.json").read_text(encoding="utf-8"))["files"]
    return [
        Result(what=what, measured=f"{size:,}", target=f"≤ {limit:,}", met=size <= limit)
        for parts, what, limit in LIMITS
        for size in [sum(f["brotli"] for f in files if f["file"].split("/")[-1].startswith(parts))]
    ]
