"""Facts for the kinds in which a shopper leaves something: about which product, with what context."""

from typing import Any

from waverly.campaigns.filling.slots import MissingFact
from waverly.campaigns.template_context import TemplateContext
from waverly.campaigns.templates import (
    AlertTemplate,
    ChatTemplate,
    ReminderTemplate,
    SaveCartTemplate,
)
from waverly.catalogue.claims.grounds import NO_PRODUCT, is_sold_out
from waverly.catalogue.freshness import too_old
from waverly.catalogue.product import variant_of
from waverly.wire.overlay import About, ContextItem, Option

MOST_VARIANTS = 30
"""Choices one list can hold and still be read."""


def save_cart(template: SaveCartTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return how the shop fills its cart, and the ways that work; an empty cart is not worth keeping."""
    if not context.cart.items:
        return "the cart is empty"
    shop = context.known.shop
    link = None if shop is None else shop.cart_link
    ways = [way for way in template.ways if way != "browser" or link is not None]
    if not ways:
        return "the shop has not said how its cart is filled (cart_link)"
    return {"ways": ways, "cart_link": link}


def reminder(template: ReminderTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return the product to be reminded of."""
    about = _about(context)
    return about if isinstance(about, str) else {"product": about}


def alert(template: AlertTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return the product to be told of, where there is something to wait for."""
    about = _about(context)
    if isinstance(about, str):
        return about
    objection = _nothing_to_wait_for(template, context)
    if objection is not None:
        return objection
    return {"product": about, "variants": _variants(context)}


def chat(template: ChatTemplate, context: TemplateContext) -> dict[str, Any]:
    """Return what the chat may be told, as far as there is anything."""
    page = context.page
    known = {
        "page": page.path,
        "product": page.product.name if page.product else None,
        "cart": _cart_words(context),
        "noticed": ", ".join(name.replace("_", " ") for name in context.noticed),
    }
    return {
        "context": [
            ContextItem(id=name, label=label, value=value[:200])
            for name, label in template.share.items()
            if (value := known[name])
        ]
    }


def _about(context: TemplateContext) -> About | MissingFact:
    facts = context.known.product
    if facts is None:
        return NO_PRODUCT
    product = context.page.product
    variant = product.variant if product is not None and product.id == facts.id else None
    return About(id=facts.id, name=facts.name, variant=variant)


def _nothing_to_wait_for(template: AlertTemplate, context: TemplateContext) -> MissingFact | None:
    facts = context.known.product
    if template.about == "price_drop":
        has_price = facts is not None and facts.price is not None
        return None if has_price else "the catalogue has no price for this product"
    product = context.page.product
    variant = None if facts is None or product is None else variant_of(facts, product.variant)
    if facts is None or not is_sold_out(facts, variant):
        return "the catalogue does not say that this product is sold out"
    return too_old(context.known, "availability", max(context.at, context.known.read_at))


def _variants(context: TemplateContext) -> tuple[Option, ...]:
    """Return the choices one may wait for, where the store tells of more than one."""
    facts = context.known.product
    named = [each for each in facts.variants if each.name] if facts is not None else []
    return tuple(Option(id=each.id, label=(each.name or "")[:80]) for each in named[:MOST_VARIANTS])


def _cart_words(context: TemplateContext) -> str | None:
    cart = context.cart
    if not cart.items:
        return None
    value = "" if cart.value is None else f", {cart.value:.2f} {cart.currency or ''}".rstrip()
    return f"{cart.items}{value}"
