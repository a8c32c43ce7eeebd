"""Fills the slots in a template's words. Slots take facts only; nothing a shopper typed gets into a text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from waverly.campaigns.filling.found import found_list
from waverly.campaigns.filling.names import NAMES
from waverly.campaigns.filling.products import (
    SENTENCES,
    is_in_another_language,
    is_sayable,
    money,
    said_of,
)
from waverly.campaigns.template_context import TemplateContext
from waverly.catalogue import ShopFacts
from waverly.catalogue.claims import ClaimContext, Said, say
from waverly.catalogue.claims.grounds import NO_PRODUCT
from waverly.catalogue.freshness import too_old
from waverly.catalogue.language import language_of, name_of

OF_A_CHOICE = frozenset({"low_stock"})
"""Claims about the choice in view: what is shown with another one chosen would be untrue."""

MissingFact = str
"""A sentence that says which fact is missing."""

_PLURAL = r"(?P<plural>, plural,(?: \w+ \{[^{}]*\})+)?"
_NAME = r"(?P<name>[a-z0-9_]+(?:\.[a-z0-9-]+)?)"
_SLOT = re.compile(rf"\{{(?P<of>{'|'.join(NAMES)})\." + _NAME + _PLURAL + r"\}")
"""`{product.name}`, `{cart.value}`, `{claim.low_stock}`, `{claim.offer.double-points}`, `{found.all}`, and
`{cart.items, plural, one {# pair} other {# pairs}}`: the number is filled in here, its form chosen in the
browser, which knows the plural rules of every language."""


def has_slots(text: str) -> bool:
    """Return whether a text has anything to fill in."""
    return _SLOT.search(text) is not None


def slots_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text has to fill in: of what, and its name, such as `product` and `fit_note`."""
    return ((match["of"], match["name"]) for match in _SLOT.finditer(text))


def put_in(text: str, value: Callable[[str, str], str | None]) -> str:
    """Return a text with what `value` answers to `product`, `name` in each slot; None leaves it as it is."""
    return _SLOT.sub(lambda match: _in_place(match, value), text) if "{" in text else text


def _in_place(match: re.Match[str], value: Callable[[str, str], str | None]) -> str:
    found, plural = value(match["of"], match["name"]), match["plural"]
    if found is None:
        return match[0]
    return f"{{{found}{plural}}}" if plural else found


class Slots:
    """Fills texts from one context and remembers the first fact that was not there."""

    def __init__(self, context: TemplateContext, lang: str | None = None) -> None:
        self._context = context
        self._lang = lang
        self.missing: MissingFact | None = None
        self.sentence: str | None = None
        """The last sentence of the shop's that was filled in."""
        self.variant: str | None = None
        """The choice a claim was about, empty where none was made; None when no claim was."""

    def filled(self, content: Any) -> Any:  # Any: JSON values
        """Return the content with every text in it filled."""
        if isinstance(content, str):
            return self.text(content)
        if isinstance(content, dict):
            return {key: self.filled(value) for key, value in content.items()}
        if isinstance(content, list | tuple):
            return [self.filled(value) for value in content]
        return content

    def text(self, template: str) -> str:
        """Return one text with its slots filled."""
        return put_in(template, self._value)

    def _value(self, of: str, name: str) -> str:
        match of:
            case "product":
                value = self._product(name)
            case "claim":
                value = self._claim(name)
            case "found":
                value = self._found(name)
            case _:
                value = self._cart(name)
        if value is None:
            self.missing = self.missing or self._why_not(of, name)
        return value or ""

    def _why_not(self, of: str, name: str) -> MissingFact:
        is_unknown = of == "product" and self._context.known.product is None
        return NO_PRODUCT if is_unknown else _sentence(of, name)

    def _product(self, name: str) -> str | None:
        old = too_old(self._context.known, name, self._context.at)
        if old is not None:
            self.missing = self.missing or old
            return ""
        locale = locale_of(self._lang, self._context.page.locale)
        shop = self._context.known.shop
        if is_in_another_language(name, shop, locale):
            self.missing = self.missing or _in_two_languages(name, shop, locale)
            return ""
        value = said_of(self._context.known.product, name)
        if value is not None and name in SENTENCES:
            self.sentence = value
        return value

    def _claim(self, name: str) -> str:
        context = self._context
        product = context.page.product
        variant = None if product is None else product.variant
        locale = locale_of(self._lang, context.page.locale)
        found = say(
            name, context.known, ClaimContext(at=context.at, locale=locale, variant=variant)
        )
        if isinstance(found, Said):
            if name in OF_A_CHOICE:
                self.variant = variant or ""
            return found.text
        self.missing = self.missing or f"{name} cannot be said: {found.why}"
        return ""

    def _found(self, name: str) -> str:
        context = self._context
        lang = self._lang or context.page.locale or "en"
        listed, why_not = found_list(name, context.known.found, lang)
        self.missing = self.missing or why_not or None
        return listed

    def _cart(self, name: str) -> str | None:
        cart = self._context.cart
        if name == "items":
            return str(cart.items) if cart.items else None
        return money(cart.value, cart.currency) if name == "value" else None


def locale_of(lang: str | None, page: str | None) -> str:
    """Return how numbers are written: as the page's locale does where the language is the same."""
    if lang is None or (page or "").lower().startswith(lang.lower()):
        return page or lang or "en"
    return lang


def _in_two_languages(name: str, shop: ShopFacts | None, locale: str) -> MissingFact:
    """Return why a sentence of the shop's cannot stand between words of another language, and the mend."""
    theirs, ours = language_of(shop.lang if shop else None) or "", language_of(locale) or locale
    return (
        f"your {name.replace('_', ' ')} is in {name_of(theirs)} and this help is in {name_of(ours)}: "
        f"write its words in {name_of(theirs)} under [locales.{theirs}] in the campaign's file"
    )


def _sentence(of: str, name: str) -> MissingFact:
    if of == "product" and not is_sayable(name):
        return f"a text cannot say the {name.replace('_', ' ')} of a product"
    if of == "product":
        return f"the catalogue has no {name} for this product"
    return f"the page tells no {name} of the cart"
