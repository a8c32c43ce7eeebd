"""An index of the catalogue's words, ranked by BM25 (Robertson and Zaragoza, 2009).

The idf is Lucene's, which is never negative: ln(1 + (N - n + 0.5) / (n + 0.5)).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log

from waverly.catalogue.finding.words import STEM, is_alike, words_of
from waverly.catalogue.product import ProductFacts

K1, B = 1.2, 0.75
"""How soon a repeated word stops adding, and how much long texts are marked down: the usual values."""

WEIGHTS = {"name": 3, "category": 2, "brand": 2}
"""A word in the name says more of what a product is than one among its attributes, which counts once."""

HALF_MEANT = 0.5
"""More than this share of a query's weight must match: `trail` alone does not answer `waterproof trail`."""


class Index:
    """Products by their words. Made once, then only asked."""

    def __init__(self, products: Iterable[ProductFacts]) -> None:
        self._ids: list[str] = []
        self._lengths: list[int] = []
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for facts in products:
            self._add(facts)
        self._mean_length = sum(self._lengths) / max(len(self._lengths), 1)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word in self._postings:
            self._by_stem[word[:STEM]].append(word)

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, query: str, most: int) -> list[str]:
        """Return the ids of the products that match more than half of what a query means, best first."""
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, float] = defaultdict(float)
        meant = 0.0
        for word in dict.fromkeys(words_of(query)):
            counts = self._counts(word)
            rarity = self._rarity(len(counts))
            meant += rarity
            for place, count in counts.items():
                scores[place] += rarity * self._saturated(place, count)
                matched[place] += rarity
        enough = [place for place in scores if matched[place] > HALF_MEANT * meant]
        enough.sort(key=lambda place: (-scores[place], self._ids[place]))
        return [self._ids[place] for place in enough[:most]]

    def _add(self, facts: ProductFacts) -> None:
        counts = Counter(_weighted(facts))
        place = len(self._ids)
        self._ids.append(facts.id)
        self._lengths.append(counts.total())
        for word, count in counts.items():
            self._postings[word].append((place, count))

    def _counts(self, word: str) -> Counter[int]:
        """Return how often each product has a word or another form of it."""
        counts: Counter[int] = Counter()
        for form in self._by_stem.get(word[:STEM], ()):
            if is_alike(word, form):
                for place, count in self._postings[form]:
                    counts[place] += count
        return counts

    def _rarity(self, products: int) -> float:
        return log(1 + (len(self._ids) - products + 0.5) / (products + 0.5))

    def _saturated(self, place: int, count: int) -> float:
        length = self._lengths[place] / max(self._mean_length, 1.0)
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))


def _weighted(facts: ProductFacts) -> Iterator[str]:
    """Yield every word of a product, as often as it weighs."""
    for field, weight in WEIGHTS.items():
        for _ in range(weight):
            yield from words_of(getattr(facts, field) or "")
    for name, value in facts.attributes.items():
        yield from words_of(f"{name} {value}")
