"""What shoppers search for when they are in doubt, in their own words, the commonest first."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from waverly.storage.measured.visit_rows import Visit

MIN_PEOPLE = 3
"""Words that fewer people typed may be about one of them, and say little about the shop."""

MOST_TERMS = 30


class Term(Struct, frozen=True, kw_only=True):
    """Words that `people` searched with, and the class of doubt they voice: `other` if nothing was found."""

    words: str
    topic: str
    people: int


def terms_of(visits: Iterable[Visit]) -> tuple[Term, ...]:
    """Return the searches of at least `MIN_PEOPLE` visitors; capitals and spaces make no difference."""
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for visit in visits:
        for search in visit.doubts:
            words = " ".join(search.words.casefold().split())
            if words:
                people[words, search.topic].add(visit.visitor)
    found = [
        Term(words=words, topic=topic, people=len(visitors))
        for (words, topic), visitors in people.items()
        if len(visitors) >= MIN_PEOPLE
    ]
    return tuple(sorted(found, key=lambda term: (-term.people, term.words)))[:MOST_TERMS]
