"""Claims about what buyers say: verbatim, and over all of them."""

from waverly.catalogue.claims.claim import Asked, CannotSay, Said
from waverly.catalogue.claims.grounds import product_in
from waverly.catalogue.claims.written import number
from waverly.catalogue.known import Known
from waverly.catalogue.product import rating_of
from waverly.catalogue.quote import quote_for

LEAST_REVIEWS = 3
"""Reviews below which an average says nothing."""


def review(known: Known, asked: Asked) -> Said:
    """A sentence of a stored review about a topic, word for word: `{claim.review.durability}`."""
    product = product_in(known)
    quote = quote_for(product, asked.detail or "fit")
    if quote is None:
        raise CannotSay(f"no well rated review speaks of {asked.detail or 'fit'}")
    return Said(name="review", text=quote.text, value=quote.text, as_of=product.as_of)


def rating(known: Known, asked: Asked) -> Said:
    """The average over all reviews, where there are some."""
    product = product_in(known)
    found = rating_of(product)
    if found is None or found.count < LEAST_REVIEWS:
        raise CannotSay(f"there are fewer than {LEAST_REVIEWS} reviews")
    average = round(found.average, 1)
    return Said(
        name="rating", text=number(average, asked.locale), value=average, as_of=product.as_of
    )


def review_count(known: Known, asked: Asked) -> Said:
    """How many reviews there are."""
    product = product_in(known)
    found = rating_of(product)
    if found is None:
        raise CannotSay("there are no reviews")
    return Said(
        name="review_count",
        text=number(found.count, asked.locale),
        value=found.count,
        as_of=product.as_of,
    )
