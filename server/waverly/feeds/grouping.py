"""Entries of one group become one product with variants."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from waverly.catalogue.product import ProductFacts
from waverly.feeds.google import FeedEntry, variant_from

LEAST_NAME = 3
"""Characters two titles must share to be taken for the name of the product they are variants of."""


def products_from(items: Iterable[FeedEntry]) -> list[ProductFacts]:
    """Return one product for each group, and one for each entry without a group, in order of appearance."""
    groups: dict[str, list[FeedEntry]] = {}
    for item in items:
        groups.setdefault(item.group or item.facts.id, []).append(item)
    return [
        members[0].facts if members[0].group is None else _whole(identity, members)
        for identity, members in groups.items()
    ]


def _whole(identity: str, members: Sequence[FeedEntry]) -> ProductFacts:
    first = members[0].facts
    stocks = [item.facts.stock for item in members]
    cheapest = min(members, key=lambda item: (item.facts.price is None, item.facts.price or 0.0))
    is_in = any(item.facts.availability == "in_stock" for item in members)
    return replace(
        first,
        id=identity,
        name=_name([item.facts.name for item in members]),
        price=cheapest.facts.price,
        compare_at_price=cheapest.facts.compare_at_price,
        stock=None if None in stocks else sum(stock or 0 for stock in stocks),
        availability="in_stock" if is_in else first.availability,
        attributes=_shared([item.facts.attributes for item in members]),
        variants=tuple(variant_from(item) for item in members[:500]),
    )


def _name(titles: Sequence[str]) -> str:
    """Return the words that all titles begin with, or the first title if those are too few."""
    places = zip(*(title.split() for title in titles), strict=False)
    shared = " ".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, places))
    shared = shared.strip(" ,-–|/(:")
    return shared if len(shared) >= LEAST_NAME else titles[0]


def _shared(attributes: Sequence[dict[str, str]]) -> dict[str, str]:
    """Return what all variants have in common: a size belongs to one of them."""
    return {
        name: value
        for name, value in attributes[0].items()
        if all(other.get(name) == value for other in attributes)
    }
