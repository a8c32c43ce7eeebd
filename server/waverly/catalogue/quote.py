"""Picks a sentence from a product's stored reviews that speaks of a topic."""

import re
from collections.abc import Iterator
from functools import lru_cache

from waverly.catalogue.language import language_of
from waverly.catalogue.product import ProductFacts, Review
from waverly.wire.overlay import Quote

ANY = ""
"""Words of no one language: looked for only where a review's language is known."""

TOPICS: dict[str, dict[str, tuple[str, ...]]] = {
    "fit": {
        "en": (
            "fit",
            "size",
            "true to size",
            "narrow",
            "wide",
            "toe box",
            "snug",
            "small",
            "large",
        ),
        "de": ("größe", "passform", "passt", "fällt", "schmal"),
        "fr": ("taille", "pointure", "étroit"),
        "es": ("talla", "estrech", "ajusta"),
        "it": ("taglia", "calza", "vestibilit"),
        "nl": ("maat", "pasvorm"),
    },
    "comfort": {
        "en": ("comfort", "cushion", "soft", "all day"),
        "de": ("bequem", "gedämpft", "weich"),
        "fr": ("confort", "moelleu"),
        "es": ("cómod", "comod"),
        "it": ("comod", "morbid"),
        "nl": ("zacht", "comfort"),
    },
    "durability": {
        "en": ("durab", "lasted", "km", "miles", "held up", "hard-wearing", "months"),
        "de": ("haltbar", "gehalten", "monate", "solide"),
        "fr": ("durab", "solide", "tiennent"),
        "es": ("durader", "resist", "meses"),
        "it": ("durevol", "resist"),
        "nl": ("maanden", "slijtvast", "stevig"),
        ANY: ("km",),
    },
    "value": {
        "en": ("value", "worth", "price", "money"),
        "de": ("preis", "ihr geld"),
        "fr": ("prix", "qualité-prix"),
        "es": ("precio",),
        "it": ("prezzo",),
        "nl": ("prijs",),
    },
    "trail": {
        "en": ("trail", "mud", "grip", "rock", "root"),
        "de": ("gelände", "matsch", "wurzel"),
        "fr": ("sentier", "boue"),
        "es": ("sendero", "barro"),
        "it": ("sentier", "fango"),
        "nl": ("modder",),
        ANY: ("trail", "grip"),
    },
    "marathon": {
        "en": ("marathon", "race", "long run"),
        "de": ("wettkampf",),
        "fr": ("marathon", "course"),
        "es": ("maratón",),
        "it": ("maratona",),
        "nl": ("wedstrijd",),
        ANY: ("marathon",),
    },
}
"""Beginnings of words that tell what a sentence is about, by language; `ANY` are at home in several.

None names a trouble (“blister”): without a "no", which `NEGATIONS` leaves out, it would only find complaints.
A topic without an entry is searched for by its own name.
"""

NEGATIONS: dict[str, str] = {
    "en": r"no|not|nor|never|none|nothing|cannot|hardly|barely|less|lack\w*|miss(?:es|ing)?|\w+n['’]t",
    "de": r"nichts?|nie|niemals|kein\w*|weder|kaum|(?<!ein )wenig\w*",
    "fr": r"ne|n['’]\w+|pas|jamais|aucune?|rien|ni|guère|moins|(?<!un )peu",
    "es": r"no|nunca|jamás|nada|ni|ningun\w*|ningún|tampoco|apenas|menos|(?<!un )poc[oa]s?",
    "it": r"non|mai|niente|nulla|nessun\w*|né|meno|(?<!un )poc[oah]\w*",
    "nl": r"niet|niets|geen|nooit|noch|nauwelijks|weinig|minder",
}
"""Whole words with which a sentence may say the contrary of what it is about; it is then left out whole.

Who reads “not comfortable” under a heading about comfort was misled, who misses a good sentence was not.
"""

_DENIALS_ELSEWHERE = (
    r"ikk?e|ikkje|inte|icke|ingen|ingenting|intet|inget|inga|aldrig|aldri|hverken|verken|varken"
    r"|næppe|neppe|knappast|mindre|mangler|saknar"
    r"|não|nunca|jamais|nada|nem|nenhum\w*|tampouco|menos|(?<!um )pouc[oa]s?"
    r"|nie|nigdy|żad\w+|nic|ani|mniej|mało"
)
"""The same in Danish, Norwegian, Swedish, Portuguese and Polish: a shop may name topics in them."""

LIKED = 4.0
"""Stars from which a review speaks for the product; a quote must also be fair, so its rating is shown."""

LONGEST_QUOTE = 240
"""Characters that fit a card without scrolling."""

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NOTHING = r"(?!)"
_WORD_BEGINS = r"(?<![^\W\d_])"
"""No letter before: “uncomfortable” is not about comfort, “500km” is about kilometres."""


def quote_for(
    facts: ProductFacts, topic: str, locale: str, usual: str | None = None
) -> Quote | None:
    """Return a verbatim sentence about `topic` from a review that liked the product, or None.

    One in the language of `locale` goes before all others, whose language the quote names. `usual` is the
    language of reviews that name none; where the store stated none either, only words of `locale` are
    looked for, so that what is found is in it. Then the best rated wins, then the longest: it says most.
    """
    wanted = language_of(locale)
    found = [
        (
            own in (None, wanted),
            review.rating or 0.0,
            len(sentence),
            review.id,
            own,
            review,
            sentence,
        )
        for review in facts.reviews
        if (review.rating or 0.0) >= LIKED
        for own in (language_of(review.lang or usual),)
        for sentence in _sentences_about(review, *_looked_for(topic, own, wanted))
    ]
    if not found:
        return None
    is_own, *_, own, review, sentence = max(found, key=lambda entry: entry[:4])
    lang = None if is_own else own
    return Quote(text=sentence, author=review.author, rating=review.rating, lang=lang)


def _words(topic: str, own: str | None, wanted: str | None) -> tuple[str, ...]:
    known = TOPICS.get(topic)
    if known is None:
        return (topic.lower(),)
    if own is None:
        return known.get(wanted or "", ())
    if own not in known:  # no words of this language: those of the others are better than none
        return tuple(word for words in known.values() for word in words)
    return known[own] + known.get(ANY, ())


@lru_cache(maxsize=256)
def _looked_for(
    topic: str, own: str | None, wanted: str | None
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a sentence about the topic holds, and what it may not hold. Made once: a shopper waits."""
    words = "|".join(map(re.escape, _words(topic, own, wanted)))
    is_about = rf"{_WORD_BEGINS}(?:{words})" if words else _NOTHING
    negations = NEGATIONS.get(own or wanted or "") or "|".join(
        (*NEGATIONS.values(), _DENIALS_ELSEWHERE)
    )
    return re.compile(is_about), re.compile(rf"\b(?:{negations})\b")


def _sentences_about(
    review: Review, is_about: re.Pattern[str], denies: re.Pattern[str]
) -> Iterator[str]:
    for match in _SENTENCE.finditer(review.text):
        sentence = match.group().strip()
        told = sentence.lower()
        if len(sentence) <= LONGEST_QUOTE and is_about.search(told) and not denies.search(told):
            yield sentence
