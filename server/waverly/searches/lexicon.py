"""The lexicon of doubt: regular expressions by language and class, and the class of a query by it.

The same expressions run in the shop's pages, so Python and browsers must read them alike: boundaries are
those of ASCII letters, and case never matters.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from msgspec import Struct

from waverly.errors import Malformed
from waverly.errors.fitting import toml_as

Topic = Literal[
    "trust",
    "price",
    "payment",
    "returns",
    "size",
    "stock",
    "support",
    "shipping",
    "comparison",
]
"""What a search doubts, in the order they are tried: the first that matches wins."""

TOPICS: tuple[Topic, ...] = get_args(Topic)


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The expressions of one class."""

    words: tuple[str, ...] = ()


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's expressions; `innocent` ones name goods that only sound like a doubt."""

    innocent: tuple[str, ...] = ()
    trust: Words = Words()
    price: Words = Words()
    returns: Words = Words()
    size: Words = Words()
    stock: Words = Words()
    support: Words = Words()
    shipping: Words = Words()
    payment: Words = Words()
    comparison: Words = Words()


def parse(text: str, place: str) -> Sheet:
    """Read one language's file, or the owner's. Raises Malformed naming the place and what is wrong there."""
    otherwise = (
        f"Classes are {', '.join(TOPICS)}, each with `words = ['…']`; beside them `innocent`."
    )
    sheet = toml_as(text, Sheet, place, Malformed, otherwise)
    for expression in (
        *sheet.innocent,
        *(each for topic in TOPICS for each in words_of(sheet, topic)),
    ):
        try:
            re.compile(expression)
        except re.error as error:
            raise Malformed(
                "An expression of a lexicon cannot be read",
                place=place,
                value=expression,
                mend=f"Mend it: {error}. Write `\\b` in single quotes.",
            ) from error
    return sheet


def words_of(sheet: Sheet, topic: Topic) -> tuple[str, ...]:
    """Return the expressions of one class."""
    words: Words = getattr(sheet, topic)
    return words.words


class Lexicon:
    """Sheets by language. A query is read in the owner's words, the page's language, then English."""

    def __init__(self, languages: Mapping[str, Sheet], own: Sheet | None = None) -> None:
        self._languages = {key: _Compiled.of(sheet) for key, sheet in languages.items()}
        self._own = None if own is None else _Compiled.of(own)

    def topic_of(self, query: str, locale: str = "en") -> Topic | None:
        """Return what a query doubts, or None."""
        keys = dict.fromkeys((locale[:2].lower(), "en"))
        sheets = [self._own, *(self._languages.get(key) for key in keys)]
        for sheet in sheets:
            if sheet is None:
                continue
            if sheet.is_innocent(query):
                return None
            topic = sheet.topic_of(query)
            if topic is not None:
                return topic
        return None


class _Compiled(Struct, frozen=True):
    innocent: re.Pattern[str] | None
    doubts: tuple[tuple[Topic, re.Pattern[str]], ...]

    @classmethod
    def of(cls, sheet: Sheet) -> "_Compiled":
        doubts = ((topic, words_of(sheet, topic)) for topic in TOPICS)
        return cls(
            innocent=_any(sheet.innocent) if sheet.innocent else None,
            doubts=tuple((topic, _any(words)) for topic, words in doubts if words),
        )

    def is_innocent(self, query: str) -> bool:
        return self.innocent is not None and self.innocent.search(query) is not None

    def topic_of(self, query: str) -> Topic | None:
        return next((topic for topic, words in self.doubts if words.search(query)), None)


def _any(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(expressions), re.ASCII | re.IGNORECASE)
