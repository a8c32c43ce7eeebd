"""What is known of a product after a source spoke of some of it."""

from msgspec.structs import replace

from waverly.catalogue.product import ProductFacts

ALL_FIELDS = frozenset(ProductFacts.__struct_fields__) - {"id", "name", "as_of", "source"}
"""What a source may speak of or leave out. The backend's word is a whole: what it leaves out is gone."""


def merged(known: ProductFacts | None, told: ProductFacts, spoken: frozenset[str]) -> ProductFacts:
    """Return `told` where its source speaks of a field at all, and else what was known.

    A feed of prices does not take away reviews the backend told of; but a struck-through price that is
    gone from the feed is gone.
    """
    if known is None:
        return told
    return replace(told, **{name: getattr(known, name) for name in ALL_FIELDS - spoken})


def may_replace(known: ProductFacts | None, told: ProductFacts) -> bool:
    """Return whether `told` counts: what a page says never replaces what the store's backend or feed said."""
    return known is None or told.source != "page" or known.source == "page"
