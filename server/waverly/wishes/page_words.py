"""Makes names of products that only pages told fit to stand in a letter.

Anybody can tell of a page, in any words and under anybody's address. A letter is the shop's word.
"""

from waverly.catalogue import ProductFacts
from waverly.wire.personal import without_contacts

LONGEST = 60
"""Enough for a product's name, too little for a story."""


def name_for(facts: ProductFacts | None, told: str) -> str:
    """Return a product's name as the store states it, else what pages tell, as a letter may repeat it."""
    if facts is not None and facts.source != "page":
        return facts.name
    return repeatable(told if facts is None else facts.name)


def repeatable(words: str) -> str:
    """Return words on one line, at most `LONGEST`, that lead nowhere and to nobody."""
    line = " ".join(without_contacts(words).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
