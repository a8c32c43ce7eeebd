"""Fills the slots in a template's words. Slots take facts only; nothing a shopper typed gets into a text."""

import re
from typing import Any

from waverly.campaigns.situation import Situation
from waverly.catalogue.freshness import too_old

MissingFact = str
"""A sentence that says which fact is missing."""

_PLURAL = r"(?P<plural>, plural,(?: \w+ \{[^{}]*\})+)?"
_SLOT = re.compile(r"\{(?P<of>product|cart)\.(?P<name>[a-z_]+)" + _PLURAL + r"\}")
"""`{product.name}`, `{cart.value}`, and `{cart.items, plural, one {# pair} other {# pairs}}`: the number
is filled in here, its form chosen in the browser, which knows the plural rules of every language."""


class Slots:
    """Fills texts from one situation and remembers the first fact that was not there."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self.missing: MissingFact | None = None

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
        return _SLOT.sub(self._value, template) if "{" in template else template

    def _value(self, match: re.Match[str]) -> str:
        of, name, plural = match["of"], match["name"], match["plural"]
        value = self._product(name) if of == "product" else self._cart(name)
        if value is None:
            self.missing = self.missing or _sentence(of, name)
            return ""
        return f"{{{value}{plural}}}" if plural else value

    def _product(self, name: str) -> str | None:
        facts = self._situation.known.product
        value = None if facts is None else getattr(facts, name, None)
        old = too_old(self._situation.known, name, self._situation.at)
        if old is not None:
            self.missing = self.missing or old
            return ""
        if isinstance(value, float) and facts is not None:
            return _money(value, facts.currency)
        return value if isinstance(value, str) else None

    def _cart(self, name: str) -> str | None:
        cart = self._situation.cart
        if name == "items":
            return str(cart.items) if cart.items else None
        return _money(cart.value, cart.currency) if name == "value" else None


def _money(value: float | None, currency: str | None) -> str | None:
    """Return an amount as the browser recognises it; there it is written as its language does."""
    return None if value is None or currency is None else f"{value:.2f} {currency}"


def _sentence(of: str, name: str) -> MissingFact:
    if of == "product":
        return f"the catalogue has no {name} for this product"
    return f"the page tells no {name} of the cart"
