"""The facts claims rest on; raises ClaimFails where one is unknown, too old, or told by a page alone."""

from waverly.catalogue.availability import availability_in
from waverly.catalogue.claims.claim import ClaimContext, ClaimFails
from waverly.catalogue.freshness import too_old
from waverly.catalogue.known import Known
from waverly.catalogue.product import ProductFacts, Variant, variant_of
from waverly.catalogue.shop import ShopFacts

NO_PRODUCT = "the catalogue does not know this product"
"""Why nothing can be said of a product the catalogue has never heard of, whatever was to be said."""


def product_in(known: Known) -> ProductFacts:
    """Return the product. Raises ClaimFails when it is unknown, or known from its page alone."""
    if known.product is None:
        raise ClaimFails(NO_PRODUCT)
    if known.product.source == "page":
        raise ClaimFails(
            "only a page told of this product; neither the store's backend nor a feed did"
        )
    return known.product


def fresh(known: Known, fact: str, at: int) -> None:
    """Raise CannotSay when a fact was stated too long ago."""
    old = too_old(known, fact, at)
    if old is not None:
        raise ClaimFails(old)


def shop_in(known: Known, at: int) -> ShopFacts:
    """Return what the shop says of itself. Raises ClaimFails when that is unknown or too old."""
    if known.shop is None:
        raise ClaimFails("the store has not stated its terms")
    fresh(known, "shop", at)
    return known.shop


def currency_of(shop: ShopFacts) -> str:
    """Return the shop's currency. Raises ClaimFails when it is not stated."""
    if shop.currency is None:
        raise ClaimFails("the store has not stated its currency")
    return shop.currency


def is_sold_out(product: ProductFacts, variant: Variant | None) -> bool:
    """Return whether the choice in view, else the product, cannot be had now."""
    for stated in (variant, product):
        if stated is not None and stated.stock is not None:
            return stated.stock == 0
        if stated is not None and stated.availability is not None:
            return availability_in(stated.availability) == "out_of_stock"
    return False


def to_be_had(known: Known, asked: ClaimContext) -> ProductFacts:
    """Return the product while it can be had: nobody is hurried or lured to what is sold out."""
    product = product_in(known)
    if is_sold_out(product, variant_of(product, asked.variant)):
        raise ClaimFails("it is sold out")
    return product
