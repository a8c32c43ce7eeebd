"""Facts for the kinds that state terms: amounts, rates, offers in force and real ends."""

from collections.abc import Iterator
from typing import Any

from waverly.campaigns.filling.slots import MissingFact
from waverly.campaigns.template_context import TemplateContext
from waverly.campaigns.templates import (
    GuaranteeTemplate,
    OfferTemplate,
    ShippingTemplate,
    TimerTemplate,
)
from waverly.catalogue import Offer, ShopFacts, delivery_to
from waverly.catalogue.freshness import too_old
from waverly.clock import DAY_MS
from waverly.wire.overlay import ShippingRate

MOST_DAYS = 60
"""What ends later than this needs no clock: nobody has to hurry."""

MOST_RATES = 20
"""Countries one list can hold and still be read."""


def guarantee(
    template: GuaranteeTemplate, context: TemplateContext
) -> dict[str, Any] | MissingFact:
    """Return the cart value from which the promise holds, and the cart's value now."""
    shop = _shop(context)
    if isinstance(shop, str):
        return shop
    threshold = _threshold(template, context, shop)
    if threshold is None or shop.currency is None:
        return f"the store has stated no order value for {template.term.replace('_', ' ')}"
    cart = context.cart
    if cart.currency not in (None, shop.currency):
        return f"the shop's terms are in {shop.currency}, the cart is in {cart.currency}"
    if cart.value is None:
        return "the cart's worth is not known"
    return {"threshold": threshold, "currency": shop.currency, "value": cart.value}


def shipping(template: ShippingTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return the store's rates, and the shopper's country where the store delivers there."""
    shop = _shop(context)
    if isinstance(shop, str):
        return shop
    rates = tuple(_rates(shop))
    if not rates:
        return "the store has stated no delivery rates"
    country = _country(context, shop)
    return {"rates": rates, "country": country, "value": context.cart.value or 0.0}


def offer(template: OfferTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return the offer as it is in force for this shopper."""
    found = _offer(template.offer, context)
    if isinstance(found, str):
        return found
    code = found.id if found.kind == "code" else None
    return {"code": code, "ends_at": found.ends_at}


def timer(template: TimerTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return a real end, and how long it is until then by the server's clock."""
    ends_at = context.ends_at
    if template.offer is not None:
        found = _offer(template.offer, context)
        if isinstance(found, str):
            return found
        ends_at = found.ends_at
    if ends_at is None:
        return "nothing here really ends: neither the offer nor the campaign"
    if ends_at <= context.at:
        return "it has ended"
    if ends_at - context.at > MOST_DAYS * DAY_MS:
        return f"it ends in more than {MOST_DAYS} days"
    return {"ends_at": ends_at, "left_ms": ends_at - context.at}


def _shop(context: TemplateContext) -> ShopFacts | MissingFact:
    shop = context.known.shop
    if shop is None:
        return "the store has not stated its terms"
    return too_old(context.known, "shop", context.at) or shop


def _threshold(
    template: GuaranteeTemplate, context: TemplateContext, shop: ShopFacts
) -> float | None:
    if template.term == "free_returns":
        return None if shop.returns is None else shop.returns.free_from
    way = delivery_to(shop, _country(context, shop))
    return None if way is None else way.free_from


def _country(context: TemplateContext, shop: ShopFacts) -> str | None:
    """Return the country of the page's locale where the shop delivers there, else the shop's own."""
    parts = (context.page.locale or "").replace("_", "-").split("-")
    region = parts[-1].upper() if len(parts) > 1 else None
    return region if region in {way.country for way in shop.delivery} else shop.country


def _rates(shop: ShopFacts) -> Iterator[ShippingRate]:
    countries = list(dict.fromkeys(way.country for way in shop.delivery))[:MOST_RATES]
    for country in countries:
        way = delivery_to(shop, country)
        if way is not None and shop.currency is not None:
            yield ShippingRate(
                country=country,
                cost=way.cost,
                currency=shop.currency,
                free_from=way.free_from,
                days=way.days,
            )


def _offer(identity: str, context: TemplateContext) -> Offer | MissingFact:
    shop = _shop(context)
    if isinstance(shop, str):
        return shop
    found = next((each for each in shop.offers if each.id == identity), None)
    if found is None:
        return f"the store has stated no offer {identity}"
    if found.personal and identity not in context.known.offers:
        return f"the store has not confirmed the offer {identity} for this shopper"
    if (found.starts_at or 0) > context.at:
        return f"the offer {identity} has not begun"
    if found.ends_at is not None and found.ends_at <= context.at:
        return f"the offer {identity} has ended"
    return _not_for(found, context) or found


def _not_for(offer: Offer, context: TemplateContext) -> MissingFact | None:
    product = context.known.product
    if not offer.products or (product is not None and product.id in offer.products):
        return None
    return f"the offer {offer.id} is not for this product"
