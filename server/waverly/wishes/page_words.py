"""What pages say, fit for a letter.

Anybody can tell of a page, in any words and under anybody's address. A letter is the shop's word.
"""

import re

from waverly.catalogue import ProductFacts

_ADDRESS = re.compile(r"\S*(?:://|www\.|\w\.(?:[a-z]{2,}|[A-Z]{2,})(?!\w))\S*")
"""A word of which mail programs make a link: `https://…`, `www.…`, `other.example`; not `Dr.Hauschka`."""

_TELEPHONE = re.compile(r"[+(]*\d(?:[\W_]*\d){4,}")
"""Five digits or more, whatever spaces and signs stand between them."""

LONGEST = 60
"""Enough for a product's name, too little for a story."""


def name_for(facts: ProductFacts | None, told: str) -> str:
    """Return a product's name as the store states it, else what pages tell, as a letter may repeat it."""
    if facts is not None and facts.source != "page":
        return facts.name
    return repeatable(told if facts is None else facts.name)


def repeatable(words: str) -> str:
    """Return words on one line, at most `LONGEST`, with `…` in place of addresses and telephone numbers."""
    line = " ".join(_TELEPHONE.sub("…", _ADDRESS.sub("…", words)).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
