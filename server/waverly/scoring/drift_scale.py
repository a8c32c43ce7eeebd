"""How much visitors differ from those a model learnt from: the scale of the stability index, and its words.

The population stability index below 0.1 is no change to speak of, up to 0.25 some, above much
(Siddiqi 2006, Credit Risk Scorecards).
"""

from collections.abc import Mapping
from typing import Literal

SOME_FROM = 0.1
MUCH_ABOVE = 0.25

Word = Literal["stable", "watch", "shifted", "too few to say"]

SAID: Mapping[str, str] = {
    "stable": "look like those it learnt from",
    "watch": "differ somewhat from those it learnt from",
    "shifted": "differ much from those it learnt from",
}
"""How recent visitors compare, by the word for the amount of drift."""


def word_of(index: float) -> Word:
    """Return the word for an index."""
    if index < SOME_FROM:
        return "stable"
    return "shifted" if index > MUCH_ABOVE else "watch"


def amount_of(index: float) -> str:
    """Return how much an index is: `none`, `some` or `much`."""
    return {"stable": "none", "watch": "some"}.get(word_of(index), "much")
