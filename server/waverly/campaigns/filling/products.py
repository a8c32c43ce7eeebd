"""What a product's facts say where a text names them: to shoppers, and on the page about a campaign."""

from waverly.catalogue import ProductFacts, ShopFacts, is_foreign

SENTENCES = frozenset({"fit_note"})
"""Facts that are sentences: said in a text only where both are in one language. Names are names."""

WORDS = SENTENCES | {
    *("id", "name", "url", "image", "image_alt"),
    *("currency", "availability", "category", "brand"),
}

PRICES = frozenset({"price", "compare_at_price", "prior_price"})
"""Facts that are amounts in the product's currency. A rating is a number, too, and no amount."""


def said_of(facts: ProductFacts | None, name: str) -> str | None:
    """Return a fact as it stands in a text; None where it is not known, or is nothing a text can hold."""
    if facts is None or not is_sayable(name):
        return None
    value = getattr(facts, name)
    if name in PRICES:
        return money(value, facts.currency)
    return _no_link(value) if value and facts.source == "page" else value


def is_sayable(name: str) -> bool:
    """Return whether a text can hold this fact of a product; lists and bare numbers it cannot."""
    return name in WORDS or name in PRICES


def is_in_another_language(name: str, shop: ShopFacts | None, locale: str) -> bool:
    """Return whether a fact is a sentence of the shop's that cannot stand between words of this language."""
    return name in SENTENCES and is_foreign(shop, locale)


def money(value: float | None, currency: str | None) -> str | None:
    """Return an amount as the browser recognises it; there it is written as its language does."""
    return None if value is None or currency is None else f"{value:.2f} {currency}"


def _no_link(words: str) -> str:
    """Return what pages tell so that no link is made of it: three forged visits can name a product."""
    return words.replace("](", "] (")
