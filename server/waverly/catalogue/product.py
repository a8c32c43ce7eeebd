"""Facts about a product, as the store stated them at a given time. A claim in an overlay must rest on one."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.wire.overlay import Rating
from waverly.wire.scalars import Count, Currency, Id, Label, Money, Name, Path, Text

Source = Literal["api", "feed", "page"]
"""Who said so: the store's backend, a product feed it publishes, or what its pages say to search
engines. What a page says never replaces what the backend or a feed said."""

Stars = Annotated[float, Meta(ge=0, le=5)]

LEAST_REVIEWS = 3
"""Reviews below which an average says nothing, wherever one would be told."""


class Review(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stored review; quotes are verbatim pieces of `text`. `lang` is the language it is written in."""

    id: Id
    text: Text
    rating: Stars | None = None
    author: Label | None = None
    lang: Name | None = None


class Variant(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One size, colour or other choice of a product, with what differs from the product's own facts."""

    id: Id
    name: Label | None = None
    options: Annotated[dict[Name, Label], Meta(max_length=12)] = {}
    price: Money | None = None
    compare_at_price: Money | None = None
    stock: Count | None = None
    availability: Name | None = None


class ProductFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the store states about a product. `as_of` is when it did (server milliseconds).

    `compare_at_price` is the price the store shows struck through; what may be claimed follows the
    price history instead. `prior_price` is the lowest price of the 30 days before the present
    reduction, where the store keeps that itself. `sales_rank` is 1 for the best seller of its category.
    `rating` and `review_count` are over all reviews, including those that are not sent.
    """

    id: Id
    name: Label
    as_of: int = 0
    source: Source = "api"
    url: Path | None = None
    image: Path | None = None
    image_alt: Label | None = None
    price: Money | None = None
    compare_at_price: Money | None = None
    prior_price: Money | None = None
    currency: Currency | None = None
    stock: Count | None = None
    availability: Name | None = None
    category: Label | None = None
    brand: Label | None = None
    fit_note: Label | None = None
    attributes: Annotated[dict[Label, Label], Meta(max_length=60)] = {}
    variants: Annotated[tuple[Variant, ...], Meta(max_length=500)] = ()
    sales_rank: Annotated[int, Meta(ge=1)] | None = None
    rating: Stars | None = None
    review_count: Count | None = None
    reviews: Annotated[tuple[Review, ...], Meta(max_length=200)] = ()


def variant_of(facts: ProductFacts, name: str | None) -> Variant | None:
    """Return the variant of that id or name, or None when there is none or none is asked for."""
    return next((each for each in facts.variants if name and name in (each.id, each.name)), None)


def rating_of(facts: ProductFacts) -> Rating | None:
    """Return the rating over all reviews, or None where there are fewer than `LEAST_REVIEWS`.

    What the store says of all its reviews goes before what those stored here come to; the
    distribution is given only where it is known of all.
    """
    given = [review.rating for review in facts.reviews if review.rating is not None]
    average, count = facts.rating, facts.review_count
    if average is None or not count:
        average, count = sum(given) / (len(given) or 1), len(given)
    if count < LEAST_REVIEWS:
        return None
    shares = (
        tuple(sum(1 for each in given if round(each) == n) / count for n in (5, 4, 3, 2, 1))
        if count == len(given)
        else ()
    )
    return Rating(average=round(average, 2), count=count, distribution=shares)
