"""Products found in two ways, put into one order; each says how it was found."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

FoundBy = Literal["search", "co_view"]
"""`search`: its words match what was searched. `co_view`: visitors look at it in the same visit."""

MOST = 4
"""Products one slot lists: more is a result page."""

_SMOOTHING = 60
"""The constant of reciprocal rank fusion: Cormack, Clarke and Buettcher, SIGIR 2009."""


class Found(Struct, frozen=True, kw_only=True):
    """A product that may be of use: its name and page as the catalogue stated them, and how it was found."""

    id: str
    name: str
    url: str
    by: tuple[FoundBy, ...]


def fused(
    by_search: Sequence[str], by_co_view: Sequence[str]
) -> list[tuple[str, tuple[FoundBy, ...]]]:
    """Return both lists as one, best first: what stands high in either, and higher when in both."""
    ways: tuple[tuple[FoundBy, Sequence[str]], ...] = (
        ("search", by_search),
        ("co_view", by_co_view),
    )
    scores: dict[str, float] = {}
    found: dict[str, tuple[FoundBy, ...]] = {}
    for way, ranked in ways:
        for rank, identity in enumerate(ranked, start=1):
            scores[identity] = scores.get(identity, 0.0) + 1 / (_SMOOTHING + rank)
            found[identity] = (*found.get(identity, ()), way)
    return sorted(found.items(), key=lambda each: -scores[each[0]])
