"""Facts for the kinds to read: which question first, whose words, which products side by side."""

from typing import Any

from msgspec.structs import replace

from waverly.campaigns.filling.products import SENTENCES
from waverly.campaigns.filling.slots import MissingFact, locale_of
from waverly.campaigns.template_context import TemplateContext
from waverly.campaigns.templates import ComparisonTemplate, FaqTemplate, ReviewTemplate
from waverly.catalogue import ProductFacts, is_foreign, quote_for, rating_of
from waverly.catalogue.claims.grounds import NO_PRODUCT
from waverly.catalogue.claims.written import number
from waverly.catalogue.language import LANGUAGES, language_of, name_of
from waverly.wire.overlay import Compared, ComparedRow, Image


def first_asked(template: FaqTemplate, moment: str) -> FaqTemplate:
    """Return the template with the questions that this moment raises before the others."""
    if not any(item.moments for item in template.items):
        return template
    ordered = sorted(template.items, key=lambda item: moment not in item.moments)
    return replace(template, items=tuple(replace(item, moments=()) for item in ordered))


def review(template: ReviewTemplate, context: TemplateContext) -> dict[str, Any] | MissingFact:
    """Return a quote for each topic that has one, those in the overlay's language first."""
    facts, shop = context.known.product, context.known.shop
    if facts is None:
        return NO_PRODUCT
    locale = locale_of(template.lang, context.page.locale)
    usual = None if shop is None else shop.lang
    found = [quote_for(facts, topic, locale, usual) for topic in template.topics]
    quotes = sorted(filter(None, found), key=lambda quote: quote.lang is not None)
    if not quotes:
        return _no_quote(template, language_of(usual))
    first, *more = quotes
    return {"quote": first, "more": () if template.single else more, "rating": rating_of(facts)}


def _no_quote(template: ReviewTemplate, usual: str | None) -> MissingFact:
    """Return that no review will do, and in a language without words of ours how to find one."""
    why = f"no well rated review of this product speaks of {' or '.join(template.topics)}"
    if usual is None or usual in LANGUAGES:
        return why
    return (
        f"{why}; what these are called in {name_of(usual)} is not known here: "
        f"write topics under [locales.{usual}] in the campaign's file, in words as your reviews have them"
    )


def comparison(
    template: ComparisonTemplate, context: TemplateContext
) -> dict[str, Any] | MissingFact:
    """Return the product in view beside others of its category, a row for each fact any of them has."""
    facts = context.known.product
    if facts is None:
        return NO_PRODUCT
    others = [each for each in context.known.similar if each.url and each.id != facts.id]
    chosen = (facts, *others)[: template.most]
    if len(chosen) < 2 or facts.url is None:
        return "the catalogue knows nothing to compare this product with"
    locale = locale_of(template.lang, context.page.locale)
    foreign = SENTENCES if is_foreign(context.known.shop, locale) else frozenset()
    rows = [
        ComparedRow(
            label=row.label, values=tuple(_value(each, row.fact, locale) for each in chosen)
        )
        for row in template.rows
        if row.fact not in foreign
    ]
    return {
        "products": [_compared(each) for each in chosen],
        "rows": [row for row in rows if any(row.values)],
    }


def _compared(facts: ProductFacts) -> Compared:
    return Compared(
        id=facts.id,
        name=facts.name,
        href=facts.url or "",
        image=_picture(facts),
        price=facts.price,
        currency=facts.currency,
    )


def _picture(facts: ProductFacts) -> Image | None:
    if not facts.image:
        return None
    return Image(src=facts.image, alt=facts.image_alt or facts.name)


def _value(facts: ProductFacts, fact: str, locale: str) -> str:
    if fact == "price":
        has_price = facts.price is not None and facts.currency is not None
        return f"{facts.price:.2f} {facts.currency}" if has_price else ""
    if fact == "rating":
        rating = rating_of(facts)
        return "" if rating is None else number(round(rating.average, 1), locale)
    value = getattr(facts, fact, None)
    return value if isinstance(value, str) else facts.attributes.get(fact, "")
