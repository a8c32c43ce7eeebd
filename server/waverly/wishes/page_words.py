"""What pages say, fit for a letter.

Anybody can tell of a page, in any words and under anybody's address. A letter is the shop's word.
"""

import re

from waverly.catalogue import ProductFacts

_ADDRESS = re.compile(r"\S*(?:://|www\.|\w\.(?:[a-z]{2,}|[A-Z]{2,})(?!\w))\S*")
"""A word of which mail programs make a link: `https://…`, `www.…`, `other.example`; not `Dr.Hauschka`."""


def name_for(facts: ProductFacts | None, told: str) -> str:
    """Return a product's name as the store states it, else as pages tell it, without addresses."""
    if facts is not None and facts.source != "page":
        return facts.name
    return without_addresses(told if facts is None else facts.name)


def without_addresses(words: str) -> str:
    """Return words on one line, with `…` in place of those that mail programs would make links of."""
    return " ".join(_ADDRESS.sub("…", words).split())
