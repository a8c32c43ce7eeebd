"""Claims about the price, from its own history."""

from math import floor

from waverly.catalogue.claims.claim import ClaimContext, ClaimFails, Said
from waverly.catalogue.claims.grounds import fresh, to_be_had
from waverly.catalogue.claims.written import money, share
from waverly.catalogue.known import Known
from waverly.catalogue.prices import (
    WINDOW_DAYS,
    WINDOW_MS,
    Reduction,
    in_one_currency,
    lowest_in,
    reduction_at,
)
from waverly.catalogue.product import ProductFacts

NEWS_DAYS = 30
"""Days after which a lower price is simply the price: it is no drop any more."""

LEAST_DROP = 0.01


def price_drop(known: Known, asked: ClaimContext) -> Said:
    """By how much the price is below the lowest of the 30 days before it fell, rounded down."""
    product, reduction, prior = _reduced(known, asked)
    fall = floor((prior - reduction.price) / prior * 100 + 1e-9) / 100
    if fall < LEAST_DROP:
        raise ClaimFails("the price fell by less than one per cent")
    return Said(name="price_drop", text=share(fall, asked.locale), value=fall, as_of=product.as_of)


def lowest_30_days(known: Known, asked: ClaimContext) -> Said:
    """The lowest price of the 30 days before the reduction in force: what the law wants beside it."""
    product, _, prior = _reduced(known, asked)
    return _amount("lowest_30_days", product, prior, asked)


def lowest_now(known: Known, asked: ClaimContext) -> Said:
    """The price, where it is as low as at any time in the last 30 days."""
    product = _priced(known, asked)
    price = product.price or 0.0
    prices = in_one_currency([point for point in known.prices if point.at <= asked.at])
    if not prices or prices[0].at > asked.at - WINDOW_MS:
        raise ClaimFails(f"prices are not known for the last {WINDOW_DAYS} days")
    lowest = lowest_in(prices, asked.at - WINDOW_MS, asked.at)
    if lowest is not None and lowest < price:
        raise ClaimFails(f"it cost {lowest:g} within the last {WINDOW_DAYS} days")
    return _amount("lowest_now", product, price, asked)


def price(known: Known, asked: ClaimContext) -> Said:
    """The price, while it can be had for that."""
    product = _priced(known, asked)
    return _amount("price", product, product.price or 0.0, asked)


def _reduced(known: Known, asked: ClaimContext) -> tuple[ProductFacts, Reduction, float]:
    product = _priced(known, asked)
    progressive = known.shop is not None and known.shop.progressive_reductions
    reduction = reduction_at(known.prices, asked.at, progressive=progressive)
    if reduction is None:
        raise ClaimFails("the price has not fallen")
    if asked.at - reduction.since > NEWS_DAYS * (WINDOW_MS // WINDOW_DAYS):
        raise ClaimFails(f"the price fell more than {NEWS_DAYS} days ago; it is the price now")
    if reduction.known_days < WINDOW_DAYS and product.prior_price is None:
        raise ClaimFails(
            f"prices are known for {reduction.known_days:.0f} days before it fell; "
            f"{WINDOW_DAYS} are needed"
        )
    prior = min(reduction.prior, product.prior_price or reduction.prior)
    if reduction.price >= prior:
        raise ClaimFails(
            f"{reduction.price:g} is not below {prior:g}, the lowest price of the "
            f"{WINDOW_DAYS} days before it fell"
        )
    return product, reduction, prior


def _priced(known: Known, asked: ClaimContext) -> ProductFacts:
    product = to_be_had(known, asked)
    if product.price is None or product.currency is None:
        raise ClaimFails("the catalogue has no price for this product")
    fresh(known, "price", asked.at)
    if {each.price for each in product.variants} - {None, product.price}:
        raise ClaimFails("its variants have different prices")
    return product


def _amount(name: str, product: ProductFacts, amount: float, asked: ClaimContext) -> Said:
    text = money(amount, product.currency or "", asked.locale)
    return Said(name=name, text=text, value=amount, as_of=product.as_of)
