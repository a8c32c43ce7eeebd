"""The names segments may have. Pages may send any word, and the sums must not grow with each new one."""

from collections.abc import Collection

from waverly.wire.page import DEVICES as CLASSES
from waverly.wire.page import PAGE_TYPES, REFERRERS

OTHER = "other"

DEVICES = frozenset({*CLASSES, "unknown"})
SOURCES = frozenset({*REFERRERS, "unknown"})
PAGES = frozenset(PAGE_TYPES)


def known(word: str, words: Collection[str]) -> str:
    """Return the word when it is one of these, else `other`."""
    return word if word in words else OTHER
