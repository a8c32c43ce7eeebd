"""Claims about what is left and what sells."""

from waverly.catalogue.claims.claim import ClaimContext, ClaimFails, Said
from waverly.catalogue.claims.grounds import fresh, product_in, to_be_had
from waverly.catalogue.claims.written import number
from waverly.catalogue.known import Known
from waverly.catalogue.product import variant_of

LOW_STOCK = 5
"""Pieces up to which there are few: more is no reason to hurry anybody."""

BEST_RANK = 10
"""Place in its category up to which a product is a best seller."""


def low_stock(known: Known, asked: ClaimContext) -> Said:
    """How many are left of the choice in view, where there are few."""
    product = to_be_had(known, asked)
    variant = variant_of(product, asked.variant)
    own = None if variant is None else variant.stock
    left = product.stock if own is None else own
    if left is None:
        raise ClaimFails("the store does not tell how many are left")
    fresh(known, "stock", asked.at)
    if left > LOW_STOCK:
        raise ClaimFails(f"{left} are left, more than {LOW_STOCK}")
    return Said(name="low_stock", text=number(left, asked.locale), value=left, as_of=product.as_of)


def bestseller(known: Known, asked: ClaimContext) -> Said:
    """The category in which it is among the best sellers."""
    product = product_in(known)
    if product.sales_rank is None or not product.category:
        raise ClaimFails("the store does not tell what sells best in its category")
    fresh(known, "sales_rank", asked.at)
    if product.sales_rank > BEST_RANK:
        raise ClaimFails(f"it is number {product.sales_rank}; up to {BEST_RANK} count")
    return Said(
        name="bestseller", text=product.category, value=product.sales_rank, as_of=product.as_of
    )
