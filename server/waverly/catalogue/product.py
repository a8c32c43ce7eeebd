"""Facts about a product, as the store stated them at a given time. A claim in an overlay must rest on one."""

from typing import Annotated

from msgspec import Meta, Struct

from waverly.wire.overlay import Rating
from waverly.wire.scalars import Currency, Id, Label, Money, Name, Path, Text


class Review(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stored review; quotes are verbatim pieces of `text`."""

    id: Id
    text: Text
    rating: Annotated[float, Meta(ge=0, le=5)] | None = None
    author: Label | None = None


class ProductFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the store says of a product. `as_of` is when it said so (server milliseconds)."""

    id: Id
    name: Label
    as_of: int = 0
    url: Path | None = None
    price: Money | None = None
    currency: Currency | None = None
    availability: Name | None = None
    category: Label | None = None
    brand: Label | None = None
    fit_note: Label | None = None
    reviews: Annotated[tuple[Review, ...], Meta(max_length=200)] = ()


def rating_of(facts: ProductFacts) -> Rating | None:
    """Return the rating over all stored reviews that gave one, or None without any."""
    given = [review.rating for review in facts.reviews if review.rating is not None]
    if not given:
        return None
    shares = tuple(
        sum(1 for rating in given if round(rating) == stars) / len(given)
        for stars in (5, 4, 3, 2, 1)
    )
    return Rating(average=round(sum(given) / len(given), 2), count=len(given), distribution=shares)
