"""The names segments may have. Pages may send any word, and the sums must not grow with each new one."""

from collections.abc import Collection

OTHER = "other"

DEVICES = frozenset({"desktop", "tablet", "mobile", "unknown"})
SOURCES = frozenset({"search", "social", "email", "direct", "internal", OTHER, "unknown"})
PAGES = frozenset(
    {
        "home",
        "listing",
        "product",
        "search",
        "cart",
        "checkout",
        "confirmation",
        "policy",
        "account",
        OTHER,
        "unknown",
    }
)


def known(word: str, words: Collection[str]) -> str:
    """Return the word when it is one of these, else `other`."""
    return word if word in words else OTHER
