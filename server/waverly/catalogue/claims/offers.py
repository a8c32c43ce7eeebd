"""Claims about offers: only those the store confirms, only while they last."""

from waverly.catalogue.claims.claim import ClaimContext, ClaimFails, Said
from waverly.catalogue.claims.grounds import shop_in
from waverly.catalogue.claims.written import moment
from waverly.catalogue.known import Known
from waverly.catalogue.shop import Offer


def offer(known: Known, asked: ClaimContext) -> Said:
    """What the store offers, in its own words: `{claim.offer.ID}`."""
    shop = shop_in(known, asked.at)
    found = in_force(known, asked)
    return Said(name="offer", text=found.label, value=found.id, as_of=shop.as_of)


def offer_end(known: Known, asked: ClaimContext) -> Said:
    """Until when an offer lasts: `{claim.offer_end.ID}`. It really ends then."""
    shop = shop_in(known, asked.at)
    found = in_force(known, asked)
    if found.ends_at is None:
        raise ClaimFails(f"the offer {found.id} has no end")
    text = moment(found.ends_at, asked.locale)
    return Said(name="offer_end", text=text, value=found.ends_at, as_of=shop.as_of)


def in_force(known: Known, asked: ClaimContext) -> Offer:
    """Return the offer asked for while it holds for this shopper and this product. Raises ClaimFails."""
    shop = shop_in(known, asked.at)
    found = next((each for each in shop.offers if each.id == asked.detail), None)
    if found is None:
        raise ClaimFails(f"the store has stated no offer {asked.detail or 'without a name'}")
    if found.personal and found.id not in known.offers:
        raise ClaimFails(f"the store has not confirmed the offer {found.id} for this shopper")
    if asked.at < (found.starts_at or 0):
        raise ClaimFails(f"the offer {found.id} has not begun")
    if found.ends_at is not None and asked.at >= found.ends_at:
        raise ClaimFails(f"the offer {found.id} has ended")
    if found.products and (known.product is None or known.product.id not in found.products):
        raise ClaimFails(f"the offer {found.id} is not for this product")
    return found
