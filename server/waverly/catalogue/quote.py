"""Picks a sentence from a product's stored reviews that speaks of a topic."""

import re

from waverly.catalogue.product import ProductFacts, Review
from waverly.wire.overlay import Quote

TOPICS: dict[str, tuple[str, ...]] = {
    "fit": (
        *("fit", "size", "true to size", "narrow", "wide", "toe box", "snug", "small", "large"),
        *("größe", "passform", "passt", "fällt", "schmal"),
        *("taille", "pointure", "étroit", "talla", "estrech", "ajusta"),
        *("taglia", "calza", "vestibilit", "maat", "pasvorm"),
    ),
    "comfort": (
        *("comfort", "cushion", "soft", "blister", "all day"),
        *("bequem", "drückt", "gedämpft", "weich", "confort", "ampoule", "moelleu"),
        *("cómod", "comod", "ampolla", "morbid", "zacht", "blaar", "blaren"),
    ),
    "durability": (
        *("durab", "lasted", "km", "miles", "held up", "wear", "months"),
        *("haltbar", "gehalten", "monate", "solide", "usure", "tiennent"),
        *("durader", "resist", "meses", "durevol", "maanden", "slijt", "stevig"),
    ),
    "value": (
        *("value", "worth", "price", "money"),
        *("preis", "ihr geld", "prix", "qualité-prix", "precio", "prezzo", "prijs"),
    ),
    "trail": (
        *("trail", "mud", "grip", "rock", "root"),
        *("gelände", "matsch", "wurzel", "sentier", "boue", "sendero", "barro", "fango", "modder"),
    ),
    "marathon": (
        *("marathon", "race", "long run", "half"),
        *("wettkampf", "maratón", "maratona", "wedstrijd"),
    ),
}
"""Words that tell what a sentence is about: English, German, French, Spanish, Italian, Dutch.

A topic without an entry is searched for by its own name.
"""

LIKED = 4.0
"""Stars from which a review speaks for the product; a quote must also be fair, so its rating is shown."""

LONGEST_QUOTE = 240
"""Characters that fit a card without scrolling."""

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def quote_for(facts: ProductFacts, topic: str) -> Quote | None:
    """Return a verbatim sentence about `topic` from a review that liked the product, or None.

    Among several the best rated wins, then the longest: it says most.
    """
    found = [
        (review.rating or 0.0, len(sentence), review, sentence)
        for review in facts.reviews
        if (review.rating or 0.0) >= LIKED
        for sentence in _sentences_about(review, topic)
    ]
    if not found:
        return None
    *_, review, sentence = max(found, key=lambda entry: (entry[0], entry[1], entry[2].id))
    return Quote(text=sentence, author=review.author, rating=review.rating)


def _sentences_about(review: Review, topic: str) -> list[str]:
    words = TOPICS.get(topic, (topic,))
    sentences = (match.group().strip() for match in _SENTENCE.finditer(review.text))
    return [
        sentence
        for sentence in sentences
        if len(sentence) <= LONGEST_QUOTE and any(word in sentence.lower() for word in words)
    ]
