"""The words of a text as a search compares them: small letters without accents."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words in order: `Café-Schuhe 42` gives `cafe`, `schuhe`, `42`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))


def is_alike(one: str, other: str) -> bool:
    """Return whether two words differ by an ending of at most two letters: `shoe`, `shoes`, `Schuhe`.

    An ending is told apart without a language: what remains must be four letters and more.
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    return len(short) >= STEM and len(long) - len(short) <= 2 and long.startswith(short)


STEM = 4
"""Letters that two words must share at least to count as forms of one."""
