"""What is taken out of words somebody typed or told: whatever reaches a person.

The script takes addresses and long numbers out before a search leaves the browser
(`client_js/src/lib/scrub.js`). What a backend tells has been through no browser. What a page tells, anybody
can tell under anybody's address: nothing in it may lead whoever reads our letter to them.
"""

import re
import unicodedata
from itertools import pairwise

_EMAIL = re.compile(r"[^\s@\uff20/?&=]+(?:[@\uff20]|%40)[^\s@\uff20/?&=]+")
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s().\u2010-\u2015\u2212\uff0d-]{0,2}\d){6,}")

_LINK = re.compile(r"\S*(?:://|www\.|\w\.(?:[a-z]{2,}|[A-Z]{2,}|[^\W\d_]{2,4})(?!\w))\S*")
"""A word of which mail programs make a link: `https://…`, `www.…`, `Other.De`; not `Dr.Hauschka`."""

_NAME_AT = re.compile(r"\S+[@\uff20]\S*|[@\uff20]\S+")
"""An address, or a name in a network: `@other`."""

_DIGITS = re.compile(r"[+(]*\d(?:[\W_]*\d)*")
"""Digits, whatever spaces and signs stand between them: a telephone number is still read so."""

_SHORTEST = 7
"""Digits of the shortest number somebody is reached by, here as in a search."""

_SHORTEST_DIALLED = 5
"""The same where it is written as numbers are dialled."""

_DIALLED = re.compile(r"\+|^\(*0|(?<!\d)0\d")
"""With `+`, or a part of it with a zero before: `+49`, `0900`; not the version `3.0`."""

_APART = 10
"""How far one size is from the next at most."""


def without_personal(text: str) -> str:
    """Return a text without e-mail addresses and without numbers of seven digits and more."""
    return _LONG_NUMBER.sub("[number]", _EMAIL.sub("[email]", text))


def without_contacts(text: str) -> str:
    """Return a text with `…` in place of links, addresses and numbers somebody can be reached by.

    A model's number and a row of sizes stay: `75192`, `38/39/40/41`.
    """
    text = _NAME_AT.sub("…", _LINK.sub("…", text))
    plain = "".join(map(_plain, text))  # as long as the text
    parts, end = [], 0
    for found in _DIGITS.finditer(plain):
        if _is_dialled(found.group()):
            parts += [text[end : found.start()], "…"]
            end = found.end()
    return "".join((*parts, text[end:]))


def _plain(character: str) -> str:
    """Return a digit of any writing as one of ours, `①` and `²` too, and all else as it is."""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _is_dialled(number: str) -> bool:
    groups = re.findall(r"\d+", number)
    if _DIALLED.search(number):
        return sum(map(len, groups)) >= _SHORTEST_DIALLED
    return sum(map(len, groups)) >= _SHORTEST and not _are_sizes(groups)


def _are_sizes(groups: list[str]) -> bool:
    """Return whether numbers of two or three digits rise by little: no telephone number does."""
    if len(groups) == 1 or {len(group) for group in groups} not in ({2}, {3}):
        return False
    return all(0 < int(later) - int(earlier) <= _APART for earlier, later in pairwise(groups))
