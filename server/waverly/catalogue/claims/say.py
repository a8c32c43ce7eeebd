"""Every claim by name, and the question asked of one: does it hold now?"""

from collections.abc import Callable

from msgspec.structs import replace

from waverly.catalogue.claims import offers, price, reviews, stock, terms
from waverly.catalogue.claims.claim import ClaimContext, ClaimFails, Said, Unsaid
from waverly.catalogue.known import Known

Claim = Callable[[Known, ClaimContext], Said]

CLAIMS: dict[str, Claim] = {
    claim.__name__: claim
    for claim in (
        price.price,
        price.price_drop,
        price.lowest_30_days,
        price.lowest_now,
        stock.low_stock,
        stock.bestseller,
        terms.free_returns,
        terms.return_days,
        terms.warranty,
        terms.shipping,
        terms.free_shipping,
        terms.shipping_days,
        offers.offer,
        offers.offer_end,
        reviews.review,
        reviews.rating,
        reviews.review_count,
    )
}
"""What `{claim.NAME}` may name; what each says is its function's docstring."""


def say(slot: str, known: Known, asked: ClaimContext) -> Said | Unsaid:
    """Return what a slot such as `low_stock` or `offer.double-points` says now, or why it cannot.

    It is never said for an earlier instant than the facts were read at: machines' clocks differ.
    """
    name, _, detail = slot.partition(".")
    claim = CLAIMS.get(name)
    if claim is None:
        return Unsaid(name=slot, why=f"there is no claim {name}")
    try:
        at = max(asked.at, known.read_at)
        return replace(claim(known, replace(asked, at=at, detail=detail)), name=slot)
    except ClaimFails as reason:
        return Unsaid(name=slot, why=str(reason))
