"""Claims about what buyers say: verbatim, and over all of them."""

from waverly.catalogue.claims.claim import ClaimContext, ClaimFails, Said
from waverly.catalogue.claims.grounds import product_in
from waverly.catalogue.claims.written import number
from waverly.catalogue.known import Known
from waverly.catalogue.language import name_of
from waverly.catalogue.product import LEAST_REVIEWS, ProductFacts, rating_of
from waverly.catalogue.quote import quote_for
from waverly.wire.overlay import Rating


def review(known: Known, asked: ClaimContext) -> Said:
    """A sentence of a stored review about a topic, word for word: `{claim.review.durability}`.

    A text cannot mark a piece of itself as another language's: what is not in its own is not said.
    """
    product = product_in(known)
    topic = asked.detail or "fit"
    usual = None if known.shop is None else known.shop.lang
    quote = quote_for(product, topic, asked.locale, usual)
    if quote is None:
        raise ClaimFails(f"no well rated review speaks of {topic}")
    if quote.lang is not None:
        raise ClaimFails(f"the reviews that speak of {topic} are in {name_of(quote.lang)}")
    return Said(name="review", text=quote.text, value=quote.text, as_of=product.as_of)


def rating(known: Known, asked: ClaimContext) -> Said:
    """The average over all reviews, where there are some."""
    product = product_in(known)
    average = round(_rating(product).average, 1)
    return Said(
        name="rating", text=number(average, asked.locale), value=average, as_of=product.as_of
    )


def review_count(known: Known, asked: ClaimContext) -> Said:
    """Over how many reviews the average is."""
    product = product_in(known)
    count = _rating(product).count
    return Said(
        name="review_count", text=number(count, asked.locale), value=count, as_of=product.as_of
    )


def _rating(product: ProductFacts) -> Rating:
    found = rating_of(product)
    if found is None:
        raise ClaimFails(f"there are fewer than {LEAST_REVIEWS} reviews")
    return found
